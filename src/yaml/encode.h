#pragma once

#include <optional>
#include <string_view>

#include "model/journey.h"
#include "yaml/document.h"

namespace painpoint::yaml {

/// What writing down parts of a journey needs beside them. Lives as long as its documents.
class Encoding {
 public:
  explicit Encoding(const Journey& journey) : journey_(&journey) {}

  [[nodiscard]] const Journey& journey() const { return *journey_; }
  /// What kind of number stands at an address, with all that scenarios add.
  [[nodiscard]] Quantity quantity_at(std::string_view address);

 private:
  const Journey* journey_;
  std::optional<Journey> known_;  ///< finding an address needs a journey that may be changed
};

/// The journey as a document, by the table of the language. Points into the journey.
Document encode_journey(Encoding& encoding);

}  // namespace painpoint::yaml
