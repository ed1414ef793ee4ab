// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/identity.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

#include "absl/strings/str_cat.h"
#include "services/common/durable_file/durable_file.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"

namespace till::integrator {
namespace {

constexpr size_t kMostBytes = 16 << 10;
constexpr char kCurve[] = "P-256";
constexpr int kSerialBits = 127;  // RFC 5280, 4.1.2.2: positive, at most 20 octets
// Before any terminal: a clock that lost its date must not make the certificate invalid at the other end.
constexpr char kFrom[] = "20200101000000Z";
constexpr char kForEver[] = "99991231235959Z";

template <auto Free>
struct Freer {
  template <typename T>
  void operator()(T* thing) const {
    Free(thing);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using Bio = std::unique_ptr<BIO, Freer<BIO_free_all>>;
using Number = std::unique_ptr<BIGNUM, Freer<BN_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;

std::string TextOf(const Bio& bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<size_t>(size)};
}

bool AddExtension(X509* certificate, int nid, const std::string& value) {
  const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.c_str()));
  return extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1;
}

Certificate Sign(EVP_PKEY* key, const std::string& common_name) {
  Certificate certificate(X509_new());
  const Number serial(BN_new());
  if (certificate == nullptr || serial == nullptr) return nullptr;
  X509* x = certificate.get();
  X509_NAME* name = X509_get_subject_name(x);
  const bool made = X509_set_version(x, X509_VERSION_3) == 1 &&
                    BN_rand(serial.get(), kSerialBits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1 &&
                    BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(x)) != nullptr &&
                    ASN1_TIME_set_string_X509(X509_getm_notBefore(x), kFrom) == 1 &&
                    ASN1_TIME_set_string_X509(X509_getm_notAfter(x), kForEver) == 1 &&
                    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                               reinterpret_cast<const unsigned char*>(common_name.c_str()),
                                               -1, -1, 0) == 1 &&
                    X509_set_issuer_name(x, name) == 1 && X509_set_pubkey(x, key) == 1 &&
                    AddExtension(x, NID_subject_alt_name, "DNS:" + common_name) &&
                    AddExtension(x, NID_key_usage, "critical,digitalSignature") &&
                    AddExtension(x, NID_ext_key_usage, "serverAuth,clientAuth") &&
                    X509_sign(x, key, EVP_sha256()) > 0;
  if (!made) return nullptr;
  return certificate;
}

absl::StatusOr<Identity> Make(const std::string& common_name) {
  const absl::Status failed = MakeError(ErrorCode::kInternal, "no certificate could be made");
  const Key key(EVP_EC_gen(kCurve));
  if (key == nullptr) return failed;
  const Certificate certificate = Sign(key.get(), common_name);
  if (certificate == nullptr) return failed;
  const Bio key_text(BIO_new(BIO_s_mem()));
  const Bio certificate_text(BIO_new(BIO_s_mem()));
  if (PEM_write_bio_PKCS8PrivateKey(key_text.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
      PEM_write_bio_X509(certificate_text.get(), certificate.get()) != 1) {
    return failed;
  }
  return Identity{.certificate_pem = TextOf(certificate_text), .private_key_pem = TextOf(key_text)};
}

// A file that asks for a password asks nobody.
int NoPassword(char*, int, int, void*) {
  return 0;
}

// Parse reads what was kept: a key, and a certificate of that key.
absl::StatusOr<Identity> Parse(const std::string& text) {
  const Bio key_bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  const Bio certificate_bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  const Key key(PEM_read_bio_PrivateKey(key_bio.get(), nullptr, NoPassword, nullptr));
  const Certificate certificate(PEM_read_bio_X509(certificate_bio.get(), nullptr, NoPassword, nullptr));
  const size_t begin = text.find("-----BEGIN CERTIFICATE-----");
  if (key == nullptr || certificate == nullptr || begin == std::string::npos ||
      X509_check_private_key(certificate.get(), key.get()) != 1) {
    return MakeError(ErrorCode::kStorageCorrupt, "the key and its certificate cannot be read");
  }
  return Identity{.certificate_pem = text.substr(begin), .private_key_pem = text.substr(0, begin)};
}

}  // namespace

absl::StatusOr<Identity> LoadOrMakeIdentity(const std::string& path, const std::string& common_name) {
  const absl::StatusOr<std::string> kept = ReadAtMost(path, kMostBytes);
  if (!absl::IsNotFound(kept.status())) {
    absl::StatusOr<Identity> identity = kept.ok() ? Parse(*kept) : kept.status();
    if (identity.ok() || HasErrorCode(identity.status(), ErrorCode::kStorageFailed)) return identity;
    log::Error("the key of this end is damaged: another is made", {{"error", identity.status()}});
    if (absl::Status moved = MoveDurably(path, path + ".damaged"); !moved.ok()) return moved;
  }
  absl::StatusOr<Identity> made = Make(common_name);
  if (!made.ok()) return made;
  if (absl::Status written = WriteDurably(path, absl::StrCat(made->private_key_pem, made->certificate_pem));
      !written.ok()) {
    return written;
  }
  return made;
}

}  // namespace till::integrator
