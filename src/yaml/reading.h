#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/walk.h"
#include "yaml/tree.h"

namespace painpoint::yaml {

/// What decoding a tree needs at every step: the tree, where in the journey it is, and where the
/// findings go. Passed down by reference; nothing is kept anywhere else.
class Reading {
 public:
  Reading(const Tree& the_tree, Diagnostics& found)
      : tree(the_tree), found_(found), taken_(the_tree.size()) {}

  const Tree& tree;
  Path path;

  /// A mistake in the value of a node; the caret stands at the value, or at its key where the
  /// value is a block or missing.
  void error(Code code, NodeId node, std::string message, std::string advice);
  void error_at_key(Code code, NodeId node, std::string message, std::string advice);

  /// Remembers that a key was understood, and asks for it.
  void take(NodeId node) { taken_[node] = 1; }
  [[nodiscard]] bool taken(NodeId node) const { return taken_[node] != 0; }

  /// After a thousand mistakes nobody reads on, and a hostile file must not fill the memory.
  [[nodiscard]] bool full() const { return found_.error_count() >= kMostErrors; }
  static constexpr std::size_t kMostErrors = 1000;

 private:
  void add(Code code, Span span, std::string message, std::string advice);

  Diagnostics& found_;
  std::vector<std::uint8_t> taken_;
};

/// Where a finding about a node is shown: its value if that is on one line, else its key.
Span place_of(const Tree& tree, NodeId node);

/// Reports keys that stand twice in a map, here and everywhere below, and takes the later ones out
/// of what is read.
void check_duplicates(Reading& reading, NodeId node);

/// Reports a key that may not stand where it stands.
void unknown_key(Reading& reading, NodeId entry, const std::vector<std::string>& known);

/// "a map", "a list", "a text": what stands there.
std::string_view kind_in_words(const Tree& tree, NodeId node);

}  // namespace painpoint::yaml
