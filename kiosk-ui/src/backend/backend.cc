// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/backend.h"
