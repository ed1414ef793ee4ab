// SPDX-License-Identifier: Apache-2.0
#include "services/update/fetch/curl_fetcher.h"

#include <curl/curl.h>

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/status/error.h"
#include "services/update/fault.h"

namespace till::update {
namespace {

constexpr long kConnectSeconds = 30;    // NOLINT(google-runtime-int): libcurl's type
constexpr long kSlowestBytes = 1'024;   // NOLINT(google-runtime-int)
constexpr long kPieceBytes = 1L << 16;  // NOLINT(google-runtime-int)

// Answer follows one answer: no byte goes to the sink before it is known to be the file.
class Answer {
 public:
  Answer(CURL* curl, const FetchRequest& request, BodySink& sink)
      : curl_(curl), request_(request), sink_(sink) {}

  static size_t OnHeader(char* bytes, size_t size, size_t count, void* self) {
    static_cast<Answer*>(self)->Header({bytes, size * count});
    return size * count;
  }
  static size_t OnBody(char* bytes, size_t size, size_t count, void* self) {
    Answer& answer = *static_cast<Answer*>(self);
    answer.error_ = answer.Body({bytes, size * count});
    return answer.error_.ok() ? size * count : CURL_WRITEFUNC_ERROR;
  }

  static int OnMoment(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    Answer& answer = *static_cast<Answer*>(self);
    if (answer.error_.ok() && !answer.sink_.Wanted()) {
      answer.error_ = MakeError(ErrorCode::kCancelled, "nobody wants it any more");
    }
    return answer.error_.ok() ? 0 : 1;
  }

  const absl::Status& error() const { return error_; }
  int64_t got() const { return at_; }

  // Finish is for an answer that ended without an error of the line.
  absl::Status Finish() {
    if (!begun_) error_ = Begin();
    if (!error_.ok()) return error_;
    if (whole_ >= 0 && at_ != whole_) return MakeFault(v1::SERVER_STOPPED, "the answer ended early");
    return absl::OkStatus();
  }

 private:
  void Header(std::string_view line) {
    if (line.starts_with("HTTP/")) content_range_.clear();  // another answer: of a 100, say
    constexpr std::string_view kName = "content-range:";
    if (line.size() < kName.size() ||
        !std::equal(kName.begin(), kName.end(), line.begin(),
                    [](char want, char is) { return want == (is >= 'A' && is <= 'Z' ? is + 32 : is); })) {
      return;
    }
    content_range_ = std::string(absl::StripAsciiWhitespace(std::string(line.substr(kName.size()))));
  }

  absl::Status Body(std::string_view bytes) {
    if (!begun_) {
      if (absl::Status begun = Begin(); !begun.ok()) return begun;
    }
    if (static_cast<int64_t>(bytes.size()) > request_.most_bytes - at_) {
      return MakeFault(v1::SERVER_ENDLESS, "the server sends more than the file has");
    }
    at_ += static_cast<int64_t>(bytes.size());
    return sink_.Append(bytes);
  }

  absl::Status Begin() {
    begun_ = true;
    long code = 0;  // NOLINT(google-runtime-int): libcurl's type
    curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &code);
    curl_off_t length = -1;
    curl_easy_getinfo(curl_, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    if (code == 404 || code == 410) return MakeFault(v1::SERVER_LACKS_FILE, absl::StrCat("HTTP ", code));
    if (code == 206 && request_.from > 0) {
      if (absl::Status ranged = ReadRange(); !ranged.ok()) return ranged;
    } else if (code == 200) {
      at_ = 0;
      whole_ = length;
    } else {
      return MakeFault(v1::SERVER_REFUSED, absl::StrCat("HTTP ", code));
    }
    if (whole_ > request_.most_bytes) {
      return MakeFault(v1::SERVER_ENDLESS, absl::StrCat("the server announces ", whole_, " bytes"));
    }
    return sink_.Begin(at_, whole_);
  }

  // "bytes 100-199/200" (RFC 9110, 14.4); the length may be "*".
  absl::Status ReadRange() {
    const absl::Status wrong =
        MakeFault(v1::SERVER_REFUSED, "the server sends another part than it was asked");
    std::string_view text = content_range_;
    if (!text.starts_with("bytes ")) return wrong;
    text.remove_prefix(6);
    const size_t dash = text.find('-');
    const size_t slash = text.find('/');
    if (dash == std::string_view::npos || slash == std::string_view::npos || slash < dash) return wrong;
    int64_t first = 0;
    int64_t last = 0;
    if (!absl::SimpleAtoi(std::string(text.substr(0, dash)), &first) || first != request_.from ||
        !absl::SimpleAtoi(std::string(text.substr(dash + 1, slash - dash - 1)), &last) || last < first) {
      return wrong;
    }
    at_ = first;
    const std::string whole(text.substr(slash + 1));
    if (whole == "*") return absl::OkStatus();
    if (!absl::SimpleAtoi(whole, &whole_) || whole_ != last + 1) return wrong;
    return absl::OkStatus();
  }

  CURL* const curl_;
  const FetchRequest& request_;
  BodySink& sink_;
  std::string content_range_;
  bool begun_ = false;
  int64_t at_ = 0;
  int64_t whole_ = -1;
  absl::Status error_;
};

v1::Fault FaultOfLine(CURLcode code, int64_t got) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_URL_MALFORMAT:
      return v1::SERVER_UNREACHABLE;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_CONNECT_ERROR:
      return v1::SERVER_NOT_TRUSTED;
    case CURLE_OPERATION_TIMEDOUT:
      return v1::SERVER_SLOW;
    case CURLE_FILESIZE_EXCEEDED:
      return v1::SERVER_ENDLESS;
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
      return v1::SERVER_STOPPED;
    case CURLE_GOT_NOTHING:
      return got > 0 ? v1::SERVER_STOPPED : v1::SERVER_UNREACHABLE;
    default:
      return v1::SERVER_REFUSED;
  }
}

struct CurlEnd {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};

}  // namespace

absl::StatusOr<std::unique_ptr<CurlFetcher>> CurlFetcher::Create(std::string ca_file, bool plain_http) {
  if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    return MakeError(ErrorCode::kInternal, "libcurl does not start");
  }
  return std::unique_ptr<CurlFetcher>(new CurlFetcher(std::move(ca_file), plain_http));
}

absl::Status CurlFetcher::Fetch(const FetchRequest& request, BodySink& sink) {
  if (!request.url.starts_with("https://") && !(plain_http_ && request.url.starts_with("http://"))) {
    return MakeFault(v1::SERVER_UNREACHABLE, "not an https:// address");
  }
  const std::unique_ptr<CURL, CurlEnd> curl(curl_easy_init());
  if (curl == nullptr) return MakeError(ErrorCode::kInternal, "libcurl does not start");
  Answer answer(curl.get(), request, sink);
  const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(curl.get(), option, value); };
  set(CURLOPT_URL, request.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, plain_http_ ? "http,https" : "https");
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));  // NOLINT(google-runtime-int)
  if (!ca_file_.empty()) {
    set(CURLOPT_CAINFO, ca_file_.c_str());
    set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));  // that one alone
  }
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));  // NOLINT(google-runtime-int)
  set(CURLOPT_USERAGENT, "till-update");
  set(CURLOPT_HTTP09_ALLOWED, 0L);
  set(CURLOPT_BUFFERSIZE, kPieceBytes);
  set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(absl::ToInt64Milliseconds(request.patience)));  // NOLINT
  set(CURLOPT_LOW_SPEED_LIMIT, kSlowestBytes);
  set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(absl::ToInt64Seconds(request.stillness)));  // NOLINT
  const std::string range = absl::StrCat(request.from, "-");
  if (request.from > 0) set(CURLOPT_RANGE, range.c_str());
  set(CURLOPT_HEADERFUNCTION, &Answer::OnHeader);
  set(CURLOPT_HEADERDATA, &answer);
  set(CURLOPT_WRITEFUNCTION, &Answer::OnBody);
  set(CURLOPT_WRITEDATA, &answer);
  set(CURLOPT_NOPROGRESS, 0L);
  set(CURLOPT_XFERINFOFUNCTION, &Answer::OnMoment);
  set(CURLOPT_XFERINFODATA, &answer);
  const CURLcode code = curl_easy_perform(curl.get());
  if (!answer.error().ok()) return answer.error();
  if (code == CURLE_OK) return answer.Finish();
  return MakeFault(FaultOfLine(code, answer.got()), curl_easy_strerror(code));
}

}  // namespace till::update
