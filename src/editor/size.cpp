#include "editor/size.h"

#include <string>

#include "model/walk.h"

namespace painpoint::editor {
namespace {

std::size_t heap_of(const std::string& text) {
  // Short ones live within.
  return text.capacity() > std::string().capacity() ? text.capacity() : 0;
}
std::size_t heap_of(const Number& number) {
  return number.provenance ? sizeof(Provenance) + heap_of(number.provenance->source) : 0;
}
std::size_t heap_of(const Note& note) {
  std::size_t bytes = heap_of(note.text);
  for (const auto& [key, item] : note.items)
    bytes += sizeof(note.items[0]) + heap_of(key) + heap_of(item);
  return bytes;
}

/// Adds up leaves. What stands around them (entries, paddings) is counted with the touchpoints and
/// pains, which are nearly everything.
struct Count {
  std::size_t bytes = sizeof(Journey);

  void operator()(const Path&, const Key&, const std::string& text) { bytes += heap_of(text); }
  void operator()(const Path&, const Key&, const Number& number) { bytes += heap_of(number); }
  void operator()(const Path&, const Key&, const Split& split) {
    for (const auto& [id, share] : split)
      bytes += sizeof(Split::Entry) + heap_of(id) + heap_of(share);
  }
  void operator()(const Path&, const Key&, const Notes& notes) {
    for (const auto& [id, note] : notes)
      bytes += sizeof(Notes::Entry) + heap_of(id) + heap_of(note);
  }
  void operator()(const Path&, const Key&, const Changes& changes) {
    for (const auto& [address, change] : changes) {
      bytes += sizeof(Changes::Entry) + heap_of(address);
      if (change.split) bytes += change.split->size() * sizeof(Split::Entry);
    }
  }
  void operator()(const Path&, const Key&, const MapPositions& places) {
    bytes += places.size() * sizeof(MapPositions::Entry);
  }
  void operator()(const Path&, const Key&, const Time& time) {
    bytes += heap_of(time.mean) + (time.values.size() + time.weights.size()) * sizeof(Number);
  }
  void operator()(const Path&, const Key&, const auto&) {}
};

std::size_t bytes_of(const Dict<Touchpoint>& touchpoints) {
  std::size_t bytes = touchpoints.size() * sizeof(Dict<Touchpoint>::Entry);
  for (const auto& [id, touchpoint] : touchpoints)
    bytes += touchpoint.pains.size() * sizeof(Dict<Pain>::Entry) +
             touchpoint.backstage.size() * sizeof(Work);
  return bytes;
}

}  // namespace

std::size_t bytes_of(const Journey& journey) {
  Count count;
  walk(journey, count);
  count.bytes += bytes_of(journey.touchpoints);
  for (const auto& [id, scenario] : journey.scenarios)
    count.bytes += sizeof(Dict<Scenario>::Entry) + bytes_of(scenario.add.touchpoints);
  count.bytes += journey.segments.size() * sizeof(Dict<Segment>::Entry) +
                 journey.policies.size() * sizeof(Dict<Policy>::Entry);
  return count.bytes;
}

}  // namespace painpoint::editor
