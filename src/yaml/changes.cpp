#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "model/address.h"
#include "texts/tr.h"
#include "yaml/decode.h"
#include "yaml/values.h"

namespace painpoint::yaml {
namespace {

/// Explaining a wrong address looks through all addresses of the journey.
constexpr std::size_t kMostExplanations = 20;

std::optional<Change::Operation> operation_of(std::string_view key) {
  if (key == "set") return Change::Operation::set;
  if (key == "scale") return Change::Operation::scale;
  if (key == "cut") return Change::Operation::cut;
  if (key == "add") return Change::Operation::add;
  return std::nullopt;
}

bool bad_change(Reading& reading, NodeId node, std::string message, std::string advice) {
  reading.error(Code::bad_change, node, std::move(message), std::move(advice));
  return false;
}

/// What may be written for this operation at a number of this quantity.
NumberForm form_for(Change::Operation operation, Quantity quantity) {
  switch (operation) {
    case Change::Operation::set:
    case Change::Operation::add: {
      NumberForm form = form_of(quantity);
      // The operand of another change: nobody knows what it is, so everything may stand there.
      if (quantity == Quantity::none) form.percent = true;
      return form;
    }
    case Change::Operation::scale:
    case Change::Operation::cut:
      return {true, false};
  }
  return {};
}

bool read_operand(Reading& reading, NodeId node, Change::Operation operation,
                  const Addressed& target, Change& out) {
  out.operation = operation;
  const Tree& tree = reading.tree;
  if (target.split != nullptr && !target.number) {
    if (operation != Change::Operation::set)
      return bad_change(
          reading, node, texts::tr_words("a whole split can only be set"),
          texts::tr_words("write the new split, { a: 60%, b: 40% }, or change one of its keys"));
    if (tree.is_scalar(node) && !read_number_text(tree.text(node), {true, false}).slip &&
        !target.split->contains(tree.text(node)))
      return bad_change(
          reading, node, texts::tr_words("this is one number, and the address is a split"),
          texts::tr_words("write the new split, { a: 60%, b: 40% }, or the address of one key"));
    out.split.emplace();
    return read_split(reading, node, *out.split);
  }
  if (tree.is_map(node) && !is_number_map(tree, node)) {
    const bool time =
        tree.child(node, "mean") != kNoNode || tree.child(node, "distribution") != kNoNode;
    return bad_change(
        reading, node, texts::tr_words("one number is needed here"),
        time ? texts::tr_words(
                   "a change moves the mean of a time and keeps its shape: write the new "
                   "mean, or { scale: 1.5 }")
             : texts::tr_words("write a number, { set: 5 }, { scale: 1.5 }, { cut: 75% } or "
                               "{ add: -2 }"));
  }
  return read_number(reading, node, form_for(operation, target.number->quantity), out.operand);
}

}  // namespace

bool decode_change(Reading& reading, NodeId node, Journey& known, std::string_view address,
                   Change& out) {
  const Tree& tree = reading.tree;
  const Addressed target = find_address(known, address, true);
  if (!target.number && target.split == nullptr) {
    const AddressAdvice advice = explain_missing_address(known, address);
    reading.error_at_key(Code::no_such_number, node, advice.message, advice.advice);
    return false;
  }
  std::size_t operations = 0;
  NodeId operand = node;
  Change::Operation operation = Change::Operation::set;
  if (tree.is_map(node)) {
    for (const NodeId entry : tree.children(node)) {
      if (reading.taken(entry)) continue;
      const auto named = operation_of(tree.key(entry));
      if (!named) continue;
      ++operations;
      operation = *named;
      operand = entry;
    }
    if (operations > 1)
      return bad_change(reading, node, texts::tr_words("one change does one thing"),
                        texts::tr_words("write set, scale, cut or add, and only one of them"));
    if (operations == 1 && tree.child_count(node) > 1) {
      for (const NodeId entry : tree.children(node))
        if (entry != operand && !reading.taken(entry))
          unknown_key(reading, entry, {"set", "scale", "cut", "add"});
      return false;
    }
  }
  return read_operand(reading, operand, operation, target, out);
}

void decode_changes(Reading& reading, const std::vector<WaitingChanges>& waiting,
                    Journey& journey) {
  if (waiting.empty()) return;
  const Tree& tree = reading.tree;
  Journey known = journey;
  for (const auto& [id, scenario] : journey.scenarios)
    for (const auto& [touchpoint_id, touchpoint] : scenario.add.touchpoints)
      known.touchpoints.insert(touchpoint_id, touchpoint);
  std::size_t unexplained = 0;
  for (const WaitingChanges& list : waiting) {
    Segment* segment = list.of_segment ? journey.segments.find(list.id) : nullptr;
    Scenario* scenario = list.of_segment ? nullptr : journey.scenarios.find(list.id);
    if (segment == nullptr && scenario == nullptr) continue;
    Changes& changes = segment != nullptr ? segment->changes : scenario->changes;
    const std::size_t before = reading.path.push(
        fmt::format("{}.{}.changes", list.of_segment ? "segments" : "scenarios", list.id));
    if (!tree.is_map(list.node) && !tree.is_null(list.node))
      reading.error(
          Code::wrong_kind, list.node,
          texts::tr_format("changes are a map with an address for each, but this is {}",
                           kind_in_words(tree, list.node)),
          texts::tr_words("write `causes.bad_address.level: { cut: 75% }` on a line below it"));
    else
      for (const NodeId entry : tree.children(list.node)) {
        if (reading.full()) break;
        if (reading.taken(entry)) continue;
        std::string address = nfc(tree.key(entry));
        const std::size_t inner = reading.path.push(address);
        Change change;
        const Addressed target = find_address(known, address, true);
        if (!target.number && target.split == nullptr && ++unexplained > kMostExplanations)
          reading.error_at_key(
              Code::no_such_number, entry,
              texts::tr_format("no number has the address `{}`", fit(printable(address), 80)),
              texts::tr_words(
                  "correct the first ones; then there will be suggestions for this one"));
        else if (decode_change(reading, entry, known, address, change))
          changes.insert(std::move(address), std::move(change));
        reading.path.pop(inner);
      }
    reading.path.pop(before);
  }
}

}  // namespace painpoint::yaml
