// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_FETCH_SERVED_FILE_H_
#define TILL_SERVICES_UPDATE_FETCH_SERVED_FILE_H_

#include <cstdint>
#include <string>

namespace till::update {

// ServedFile is a file on a server for tests, and what the server does wrong with it.
struct ServedFile {
  enum class Manner {
    kHonest,
    kStopsHalfWay,   // ends the connection after half of what it announced
    kAnnouncesLess,  // says that it is half as long as it is, and sends that
    kAnnouncesMore,  // says that it is a byte longer than it is, and ends
    kAnnouncesALot,  // says that it is 2^50 bytes long
    kEndless,        // says no length, and sends until the other end has enough
    kSilent,         // answers, and then sends nothing
    kMute,           // takes the connection and the request, and says nothing
    kIgnoresRanges,  // always sends the whole
    kWrongRange,     // sends from another place than it was asked
    kForbids,        // 403
    kRedirects,      // 302
    kTalksNonsense,  // no HTTP
  };

  std::string content;
  Manner manner = Manner::kHonest;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_FETCH_SERVED_FILE_H_
