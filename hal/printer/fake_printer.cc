// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/fake_printer.h"

#include <algorithm>

namespace till::hal {

bool FakePrinter::SayLoss() {
  if (link_left_ != 0 && !loss_unsaid_) return false;
  data_out_ = loss_unsaid_ = false;
  return true;
}

absl::StatusOr<size_t> FakePrinter::Write(std::span<const uint8_t> bytes, absl::Duration timeout) {
  if (timeout <= absl::ZeroDuration()) return absl::InvalidArgumentError("the timeout must be positive");
  bool waited = false;
  size_t taken = bytes.size();
  bool lost = false;
  {
    absl::MutexLock lock(&mutex_);
    if (SayLoss()) return absl::UnavailableError("the printer is not connected");
    if (!status_.CanPrint()) taken = 0;
    if (paper_left_.has_value() && taken >= *paper_left_) {
      taken = *paper_left_;
      status_.paper_out = true;
    }
    if (link_left_.has_value() && taken >= *link_left_) {
      taken = *link_left_;
      lost = taken < bytes.size();
    }
    if (paper_left_.has_value()) *paper_left_ -= taken;
    if (link_left_.has_value()) *link_left_ -= taken;
    if (status_.paper_out) paper_left_.reset();
    data_out_ = taken > 0 && !lost;
    printed_.append(reinterpret_cast<const char*>(bytes.data()), taken);
    waited = taken < bytes.size() && !lost;
  }
  if (lost) return absl::AbortedError("the printer was disconnected while printing");
  if (waited) clock_.SleepFor(timeout);
  return taken;
}

absl::StatusOr<PrinterStatus> FakePrinter::QueryStatus(absl::Duration timeout) {
  if (timeout <= absl::ZeroDuration()) return absl::InvalidArgumentError("the timeout must be positive");
  {
    absl::MutexLock lock(&mutex_);
    if (SayLoss()) return absl::UnavailableError("the printer is not connected");
    if (!silent_) {
      data_out_ = false;
      return status_;
    }
  }
  clock_.SleepFor(timeout);
  return absl::DeadlineExceededError("the printer does not answer");
}

void FakePrinter::SetStatus(PrinterStatus status) {
  absl::MutexLock lock(&mutex_);
  status_ = status;
}

void FakePrinter::RunOutOfPaperAfter(size_t bytes) {
  absl::MutexLock lock(&mutex_);
  paper_left_ = bytes;
}

void FakePrinter::LoseLinkAfter(size_t bytes) {
  absl::MutexLock lock(&mutex_);
  link_left_ = bytes;
}

void FakePrinter::Reconnect() {
  absl::MutexLock lock(&mutex_);
  if (link_left_ == 0) loss_unsaid_ = data_out_;
  link_left_.reset();
}

void FakePrinter::SetSilent(bool silent) {
  absl::MutexLock lock(&mutex_);
  silent_ = silent;
}

std::string FakePrinter::Printed() const {
  absl::MutexLock lock(&mutex_);
  return printed_;
}

}  // namespace till::hal
