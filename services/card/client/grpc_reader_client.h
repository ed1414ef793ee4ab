// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_CLIENT_GRPC_READER_CLIENT_H_
#define TILL_SERVICES_CARD_CLIENT_GRPC_READER_CLIENT_H_

#include <memory>
#include <string>

#include <grpcpp/channel.h>

#include "services/card/client/reader_client.h"
#include "till/card/v1/reader.grpc.pb.h"

namespace till::card {

// GrpcReaderClient is ReaderClient over a channel to the facet.
class GrpcReaderClient final : public ReaderClient {
 public:
  explicit GrpcReaderClient(const std::shared_ptr<grpc::ChannelInterface>& channel);

  absl::StatusOr<std::unique_ptr<CardSession>> Transact(const v1::StartTransaction& start,
                                                        absl::Duration deadline) override;
  absl::Status Cancel(const std::string& payment) override;
  absl::StatusOr<v1::StatusResponse> Status() override;
  absl::StatusOr<v1::SelfTestResponse> SelfTest() override;
  absl::StatusOr<v1::StoreDownloadResponse> StoreDownload(const v1::StoreDownloadRequest& request) override;

 private:
  const std::shared_ptr<v1::Reader::Stub> stub_;  // sessions outlive the client
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_CLIENT_GRPC_READER_CLIENT_H_
