#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace painpoint::yaml {

enum class NodeKind : std::uint8_t { null, scalar, map, sequence };

/// Position of a node in its tree; the root is 0.
using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0xFFFFFFFFU;

/// The structure of a YAML file with all texts decoded and the place of every value: one array of
/// nodes in the order of the file and one string, so that 100,000 nodes are two allocations.
class Tree {
 public:
  [[nodiscard]] bool empty() const { return nodes_.empty(); }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

  [[nodiscard]] NodeKind kind(NodeId node) const { return nodes_[node].kind; }
  [[nodiscard]] bool is_map(NodeId node) const { return kind(node) == NodeKind::map; }
  [[nodiscard]] bool is_sequence(NodeId node) const { return kind(node) == NodeKind::sequence; }
  [[nodiscard]] bool is_scalar(NodeId node) const { return kind(node) == NodeKind::scalar; }
  [[nodiscard]] bool is_null(NodeId node) const { return kind(node) == NodeKind::null; }
  /// Whether a scalar was written without quotes, so that `true` and `5` are not just text.
  [[nodiscard]] bool is_plain(NodeId node) const { return nodes_[node].plain; }
  /// The decoded text of a scalar.
  [[nodiscard]] std::string_view text(NodeId node) const { return view(nodes_[node].text); }
  /// The decoded key of an entry of a map; empty for the items of a sequence.
  [[nodiscard]] std::string_view key(NodeId node) const { return view(nodes_[node].key); }

  /// Bytes of the value. Null values are empty spans behind their colon or dash; a block
  /// collection reaches from its first key or dash to the end of its last value.
  [[nodiscard]] Span span(NodeId node) const { return widen(nodes_[node].value); }
  /// Bytes of the key, with its quotes; empty for the items of a sequence.
  [[nodiscard]] Span key_span(NodeId node) const { return widen(nodes_[node].key_place); }

  [[nodiscard]] NodeId first_child(NodeId node) const { return nodes_[node].first_child; }
  [[nodiscard]] NodeId next_sibling(NodeId node) const { return nodes_[node].next_sibling; }
  [[nodiscard]] std::size_t child_count(NodeId node) const { return nodes_[node].children; }
  /// The first entry of a map with this key (as decoded; ids in NFC must be compared by the
  /// caller), or kNoNode. Looks through all of them.
  [[nodiscard]] NodeId child(NodeId node, std::string_view key) const;

  /// The children of a node, for range-based loops.
  class Children {
   public:
    class Iterator {
     public:
      Iterator(const Tree& tree, NodeId node) : tree_(&tree), node_(node) {}
      NodeId operator*() const { return node_; }
      Iterator& operator++() {
        node_ = tree_->next_sibling(node_);
        return *this;
      }
      bool operator!=(const Iterator& other) const { return node_ != other.node_; }

     private:
      const Tree* tree_;
      NodeId node_;
    };
    Children(const Tree& tree, NodeId first) : tree_(tree), first_(first) {}
    [[nodiscard]] Iterator begin() const { return {tree_, first_}; }
    [[nodiscard]] Iterator end() const { return {tree_, kNoNode}; }

   private:
    const Tree& tree_;
    NodeId first_;
  };
  [[nodiscard]] Children children(NodeId node) const { return {*this, first_child(node)}; }

 private:
  friend class TreeBuilder;
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  struct Node {
    NodeKind kind = NodeKind::null;
    bool plain = true;
    Range value;
    Range key_place;
    Range text;  ///< in texts_
    Range key;   ///< in texts_
    NodeId first_child = kNoNode;
    NodeId next_sibling = kNoNode;
    std::uint32_t children = 0;
  };
  static Span widen(Range range) { return {range.begin, range.end}; }
  [[nodiscard]] std::string_view view(Range range) const {
    return std::string_view(texts_).substr(range.begin, range.end - range.begin);
  }

  std::vector<Node> nodes_;
  std::string texts_;
};

struct Parsed {
  Tree tree;  ///< empty if there are errors
  Diagnostics diagnostics;
};

/// Lexes and parses a text. All spans count bytes of the text as given, a byte-order mark
/// included. Time and memory are linear in the length of the text.
Parsed parse(std::string_view text);

}  // namespace painpoint::yaml
