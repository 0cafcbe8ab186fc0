#pragma once

#include <random>
#include <string>
#include <vector>

#include "editor/edit.h"
#include "model/address.h"
#include "model/walk.h"

/// Edits of every kind out of a seed, sensible ones and senseless ones.
namespace painpoint::test {

class RandomEdits {
 public:
  explicit RandomEdits(unsigned seed) : random_(seed) {}

  editor::Edit next(const Journey& journey) {
    switch (below(21)) {
      case 0:
        return add(journey);
      case 1:
        return editor::RemoveEntry{entry(journey)};
      case 2:
        return editor::RenameId{entry(journey), word()};
      case 3:
        return editor::MoveEntry{entry(journey), below(6)};
      case 4:
        return editor::DuplicateEntry{entry(journey), word()};
      case 5:
        return editor::Connect{touchpoint(journey), target(journey), part()};
      case 6: {
        const Touchpoint& from = journey.touchpoints[below(journey.touchpoints.size())].value;
        return editor::Disconnect{touchpoint(journey), from.next[below(from.next.size())].id};
      }
      case 7:
        return editor::SetText{entry(journey) + ".name", word() + ": " + word()};
      case 8:
        return text(journey);
      case 9:
        return note(journey);
      case 10:
        return change(journey);
      case 11:
        return editor::PlaceCards{{{touchpoint(journey), {{part() * 900, part() * -90}}}}};
      case 12:
        return paste(journey);
      case 13:
        return editor::SetProvenance{address(journey), provenance()};
      case 14:
        return editor::ClearNumber{address(journey)};
      case 15:
        return time(journey);
      case 16:
        return editor::SetFlag{entry(journey) + ".moment_of_truth", below(2) == 0};
      case 17: {
        const std::string scenario = journey.scenarios.empty()
                                         ? "base"
                                         : journey.scenarios[below(journey.scenarios.size())].id;
        return editor::number_edit(journey, scenario, address(journey), part());
      }
      default:
        return editor::SetNumber{address(journey), below(3) == 0 ? part() * 20 : part()};
    }
  }

  std::size_t below(std::size_t n) { return n == 0 ? 0 : random_() % n; }
  double part() { return static_cast<double>(1 + below(99)) / 100; }

  std::string address(const Journey& journey) {
    const std::vector<std::string> all = all_addresses(journey);
    return all[below(all.size())];
  }

 private:
  std::string word() {
    static const std::vector<std::string> kWords = {"wait", "pay",   "call",  "Größe", "等待",
                                                    "send", "check", "again", "x-1"};
    return kWords[below(kWords.size())] + (below(2) == 0 ? std::to_string(below(50)) : "");
  }
  std::string touchpoint(const Journey& journey) {
    return journey.touchpoints[below(journey.touchpoints.size())].id;
  }
  std::string target(const Journey& journey) {
    return below(4) == 0 ? journey.ends[below(journey.ends.size())].id : touchpoint(journey);
  }
  /// Any entry of any map, by its address.
  std::string entry(const Journey& journey) {
    std::vector<std::string> entries;
    walk(journey, [&](const Path& path, const Key& key, const auto&) {
      if (key.name == "name") entries.push_back(path.text().substr(0, path.text().rfind('.')));
    });
    return entries[below(entries.size())];
  }
  editor::Edit add(const Journey& journey) {
    static const std::vector<std::string> kCollections = {"stages",   "segments",  "channels",
                                                          "teams",    "causes",    "ends",
                                                          "policies", "scenarios", "touchpoints"};
    std::string collection = kCollections[below(kCollections.size())];
    if (below(3) == 0) collection = "touchpoints." + touchpoint(journey) + ".pains";
    if (below(8) == 0) collection = "touchpoints." + touchpoint(journey) + ".backstage";
    if (below(8) == 0 && !journey.scenarios.empty())
      collection =
          "scenarios." + journey.scenarios[below(journey.scenarios.size())].id + ".add.touchpoints";
    const std::string name = below(3) == 0 ? "" : word();
    return editor::AddEntry{collection, editor::free_id(journey, collection, word()), name,
                            below(2) == 0 ? std::optional<std::size_t>(below(4)) : std::nullopt};
  }
  editor::Edit text(const Journey& journey) {
    const std::string at = "touchpoints." + touchpoint(journey);
    if (below(2) == 0 && !journey.stages.empty())
      return editor::SetText{at + ".stage", journey.stages[below(journey.stages.size())].id};
    if (!journey.teams.empty())
      return editor::SetText{at + ".staff.team", journey.teams[below(journey.teams.size())].id};
    return editor::SetText{"currency", "EUR"};
  }
  editor::Edit note(const Journey& journey) {
    if (below(4) == 0) return editor::SetNote{"touchpoints." + touchpoint(journey), "quote", {}};
    Note note;
    note.text = below(2) == 0 ? "Yes: no # \"so\"\n  second line" : word();
    if (below(4) == 0) {
      note.kind = Note::Kind::list;
      note.text.clear();
      note.items = {{"", Note{Note::Kind::text, word(), {}}}};
    }
    return editor::SetNote{"touchpoints." + touchpoint(journey), below(2) == 0 ? "quote" : "x-own",
                           note};
  }
  editor::Edit change(const Journey& journey) {
    if (journey.scenarios.empty()) return editor::AddEntry{"scenarios", word(), word()};
    const std::string owner = "scenarios." + journey.scenarios[below(journey.scenarios.size())].id;
    if (below(4) == 0) return editor::SetChange{owner, address(journey), std::nullopt};
    Change change;
    change.operation = static_cast<Change::Operation>(below(4));
    change.operand = part();
    return editor::SetChange{owner, address(journey), change};
  }
  editor::Edit time(const Journey& journey) {
    Time time;
    switch (below(4)) {
      case 0:
        time.mean = part() * 30;
        break;
      case 1:
        time.family = TimeFamily::lognormal;
        time.mean = part() * 30;
        time.spread_kind = Time::Spread::cv;
        time.spread = part();
        break;
      case 2:
        time.family = TimeFamily::uniform;
        time.values = {Number(1.0), Number(2.5)};
        break;
      default:
        time.family = TimeFamily::empirical;
        time.values = {Number(1.0), Number(2.0), Number(8.0)};
        time.weights = {Number(1.0), Number(2.0), Number(1.0)};
    }
    return editor::SetTime{"touchpoints." + touchpoint(journey) + ".wait", time};
  }
  editor::Edit paste(const Journey& journey) {
    Journey fragment;
    const auto& [id, touchpoint] = journey.touchpoints[below(journey.touchpoints.size())];
    fragment.touchpoints.insert(id, touchpoint);
    fragment.causes = journey.causes;
    return editor::Paste{std::move(fragment), {{part() * 100, part() * 100}}};
  }
  std::optional<Provenance> provenance() {
    if (below(4) == 0) return std::nullopt;
    Provenance known;
    known.evidence = static_cast<Evidence>(below(5));
    if (below(2) == 0) known.sample = static_cast<double>(1 + below(200));
    if (below(3) == 0) known.source = "Said: \"so\"";
    if (below(4) == 0) {
      known.low = 0.0;
      known.high = 1.0;
    }
    return known;
  }

  std::mt19937 random_;
};

}  // namespace painpoint::test
