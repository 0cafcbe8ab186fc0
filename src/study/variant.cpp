#include "study/variant.h"

namespace painpoint::study {

Variant::Variant(const Journey& source, const Uncertainty& uncertainty, const Segment& segment,
                 const std::vector<ScenarioPart>& parts)
    : journey_(std::make_unique<Journey>(source)) {
  for (const ScenarioPart& part : parts)
    for (const auto& [id, touchpoint] : source.scenarios.find(part.id)->add.touchpoints)
      journey_->touchpoints.insert(id, touchpoint);
  // The first pass puts in the keys that changes bring to splits; the second finds everything in
  // its last place.
  for (const bool final : {false, true}) {
    changes_.clear();
    changes_.emplace_back(*journey_, segment.changes);
    for (const ScenarioPart& part : parts)
      changes_.emplace_back(*journey_, source.scenarios.find(part.id)->changes);
    if (!final) continue;
    writer_.emplace(*journey_, uncertainty);
    for (const ScenarioPart& part : parts)
      writer_->write_additions_of(*journey_, uncertainty, part.id);
  }
}

bool Variant::set(std::span<const double> values, std::span<const double> effects) {
  for (BoundChanges& changes : changes_) changes.restore();
  writer_->write(values);
  bool good = changes_[0].apply(1);
  for (std::size_t i = 0; i < effects.size() && good; ++i) good = changes_[i + 1].apply(effects[i]);
  return good;
}

}  // namespace painpoint::study
