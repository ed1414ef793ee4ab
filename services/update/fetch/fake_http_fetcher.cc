// SPDX-License-Identifier: Apache-2.0
#include "services/update/fetch/fake_http_fetcher.h"

#include <algorithm>

#include "services/update/fault.h"

namespace till::update {

absl::Status FakeHttpFetcher::Fetch(const FetchRequest& request, BodySink& sink) {
  using Manner = ServedFile::Manner;
  requests.push_back(request);
  if (!reachable) return MakeFault(v1::SERVER_UNREACHABLE, "no line");
  const auto found = files.find(request.url);
  if (found == files.end()) return MakeFault(v1::SERVER_LACKS_FILE, "404");
  const ServedFile& file = found->second;
  const int64_t size = static_cast<int64_t>(file.content.size());
  switch (file.manner) {
    case Manner::kForbids:
    case Manner::kRedirects:
    case Manner::kTalksNonsense:
    case Manner::kWrongRange:
      return MakeFault(v1::SERVER_REFUSED, "not the file");
    case Manner::kMute:
      return MakeFault(v1::SERVER_SLOW, "nothing");
    case Manner::kAnnouncesALot:
      return MakeFault(v1::SERVER_ENDLESS, "2^50 bytes");
    default:
      break;
  }
  const int64_t from = file.manner == Manner::kIgnoresRanges ? 0 : request.from;
  if (from > 0 && from >= size) return MakeFault(v1::SERVER_REFUSED, "416");
  int64_t sent_to = size;
  int64_t announced = size;
  if (file.manner == Manner::kStopsHalfWay) sent_to = from + (size - from) / 2;
  if (file.manner == Manner::kSilent) sent_to = from;
  if (file.manner == Manner::kAnnouncesLess) sent_to = announced = from + (size - from) / 2;
  if (file.manner == Manner::kAnnouncesMore) ++announced;
  if (file.manner == Manner::kEndless) announced = -1;
  if (announced > request.most_bytes) return MakeFault(v1::SERVER_ENDLESS, "announces too much");
  if (absl::Status begun = sink.Begin(from, announced); !begun.ok()) return begun;
  int64_t at = from;
  while (at < sent_to || file.manner == Manner::kEndless) {
    if (absl::Status may = before_piece(); !may.ok()) return may;
    const int64_t most = std::min<int64_t>(static_cast<int64_t>(piece_bytes), request.most_bytes - at);
    if (most <= 0) return MakeFault(v1::SERVER_ENDLESS, "sends too much");
    std::string piece =
        at < sent_to ? file.content.substr(at, std::min(most, sent_to - at)) : std::string(most, 'x');
    at += static_cast<int64_t>(piece.size());
    if (absl::Status taken = sink.Append(piece); !taken.ok()) return taken;
  }
  if (file.manner == Manner::kSilent) return MakeFault(v1::SERVER_SLOW, "nothing more");
  return at == announced ? absl::OkStatus() : MakeFault(v1::SERVER_STOPPED, "ended early");
}

}  // namespace till::update
