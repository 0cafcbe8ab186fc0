#include <charconv>
#include <unordered_map>

#include "base/text.h"
#include "yaml/reader.h"
#include "yaml/reading.h"
#include "yaml/values.h"

namespace painpoint::yaml {
namespace {

std::string normal_key(const Tree& tree, NodeId entry) {
  return nfc(tree.key(entry));
}

/// Follows addresses through a tree. Large maps are indexed when they are first met, so that a
/// thousand findings in a file of 100,000 touchpoints do not look through all of them each.
class Finder {
 public:
  explicit Finder(const Tree& tree) : tree_(tree) {}

  NodeId find(std::string_view address) {
    if (tree_.empty()) return kNoNode;
    const std::string normal = nfc(address);
    std::string_view rest = normal;
    NodeId node = 0;
    while (!rest.empty()) {
      std::size_t used = 0;
      NodeId next = kNoNode;
      if (tree_.is_map(node)) next = entry_of_map(node, rest, used);
      if (tree_.is_sequence(node)) next = item_of_list(node, rest, used);
      if (next == kNoNode) break;
      node = next;
      rest.remove_prefix(std::min(rest.size(), used + 1));
    }
    return node;
  }

 private:
  /// The entry whose key is the longest beginning of the address: the keys of `changes` have dots
  /// themselves.
  NodeId entry_of_map(NodeId map, std::string_view address, std::size_t& used) {
    for (std::size_t end = address.size(); end != std::string_view::npos && end > 0;
         end = address.rfind('.', end - 1)) {
      used = end;
      if (const NodeId entry = entry_with_key(map, address.substr(0, end)); entry != kNoNode)
        return entry;
    }
    // `cause: x` is short for `causes: { x: 100% }`.
    const bool causes = address == "causes" || address.starts_with("causes.");
    used = address.size();
    return causes ? entry_with_key(map, "cause") : kNoNode;
  }

  NodeId entry_with_key(NodeId map, std::string_view key) {
    constexpr std::size_t kFew = 32;
    if (tree_.child_count(map) <= kFew) {
      for (const NodeId entry : tree_.children(map))
        if (tree_.key(entry) == key || normal_key(tree_, entry) == key) return entry;
      return kNoNode;
    }
    std::unordered_map<std::string, NodeId>& index = indices_[map];
    if (index.empty())
      for (const NodeId entry : tree_.children(map)) index.emplace(normal_key(tree_, entry), entry);
    const auto found = index.find(std::string(key));
    return found == index.end() ? kNoNode : found->second;
  }

  NodeId item_of_list(NodeId list, std::string_view address, std::size_t& used) const {
    std::size_t position = 0;
    const auto [end, problem] =
        std::from_chars(address.data(), address.data() + address.size(), position);
    const auto digits = static_cast<std::size_t>(end - address.data());
    const bool whole =
        problem == std::errc{} && (digits == address.size() || address[digits] == '.');
    used = whole ? digits : address.size();
    for (const NodeId item : tree_.children(list)) {
      if (whole && --position == 0) return item;
      // `stages: [Buy, Pay]` has the ids themselves as items.
      if (!whole && tree_.is_scalar(item) && nfc(tree_.text(item)) == address) return item;
    }
    return kNoNode;
  }

  const Tree& tree_;
  std::unordered_map<NodeId, std::unordered_map<std::string, NodeId>> indices_;
};

std::optional<Span> place_of_address(const JourneyFile& file, NodeId node) {
  if (node == kNoNode) return std::nullopt;
  if (node != 0) return place_of(file.tree, node);
  // The file as a whole is shown by its first key.
  const NodeId first = file.tree.first_child(0);
  return first == kNoNode ? file.tree.span(0) : file.tree.key_span(first);
}

}  // namespace

NodeId find_node(const Tree& tree, std::string_view address) {
  return Finder(tree).find(address);
}

std::vector<NodeId> find_nodes(const Tree& tree, const std::vector<std::string>& addresses) {
  Finder finder(tree);
  std::vector<NodeId> nodes;
  nodes.reserve(addresses.size());
  for (const std::string& address : addresses) nodes.push_back(finder.find(address));
  return nodes;
}

std::optional<Span> locate(const JourneyFile& file, std::string_view address) {
  return place_of_address(file, find_node(file.tree, address));
}

void locate_all(const JourneyFile& file, Diagnostics& diagnostics) {
  Finder finder(file.tree);
  for (Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.span) continue;
    const NodeId node = finder.find(diagnostic.address);
    const bool about_value = diagnostic.code == Code::out_of_range ||
                             diagnostic.code == Code::bad_uncertainty ||
                             diagnostic.code == Code::chance_over_one;
    // Of { value: 1.2, sample: 40 } it is the value that is out of range.
    if (node != kNoNode && about_value && is_number_map(file.tree, node))
      if (const NodeId value = file.tree.child(node, "value"); value != kNoNode)
        diagnostic.span = place_of(file.tree, value);
    if (!diagnostic.span) diagnostic.span = place_of_address(file, node);
  }
}

}  // namespace painpoint::yaml
