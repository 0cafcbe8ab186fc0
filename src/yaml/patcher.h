#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/walk.h"
#include "yaml/patch.h"
#include "yaml/render_document.h"

/// The inside of find_patch, in four files: patch.cpp compares values, patch_collection.cpp finds
/// which entries of a map or list came, went, moved or got another id, patch_arrange.cpp puts them
/// where they belong, and patch_place.cpp knows where entries stand in the text and which comments
/// are theirs.
namespace painpoint::yaml {

/// An entry that a collection shall have.
struct Part {
  const DocumentEntry* wanted = nullptr;
  const Document* own = nullptr;  ///< what the file says of it; null if it is new
  NodeId source = kNoNode;        ///< where; kNoNode if it is new
  bool stays = false;             ///< in its place
};

/// A map or list of the file, and what shall become of it.
struct Collection {
  enum class Shape { map, list, ids };
  Shape shape = Shape::map;
  NodeId node = kNoNode;
  bool in_brackets = false;
  std::vector<NodeId> children{};
  std::vector<Part> parts{};      ///< in the order in which they are wanted
  std::vector<char> goes_away{};  ///< by child

  [[nodiscard]] std::size_t position(NodeId child) const;
};

class Patcher {
 public:
  Patcher(const Tree& tree, std::string_view text, const std::set<std::string>& anew);

  void run(const Document& own, const Document& wanted);
  Patch take() { return {std::move(edits_), std::move(rewritten_)}; }

 private:
  // patch.cpp
  void value(NodeId node, const DocumentEntry& entry, const Document& own, const Document& wanted);
  void number(NodeId node, const DocumentEntry& entry, const Document& own, const Document& wanted);
  void digits(NodeId node, const Document& wanted);
  void scalar(NodeId node, const Document& wanted);
  bool map_value(NodeId node, const DocumentEntry& entry, const Document& own,
                 const Document& wanted);
  void split_under_cause(NodeId node, const DocumentEntry& entry);
  /// Writes a value anew in its place.
  void replace(NodeId node, const DocumentEntry& entry);
  void set_on_line(NodeId node, const std::string& text);

  // patch_collection.cpp
  void map(NodeId node, const DocumentEntry& entry, const Document& own, const Document& wanted);
  void list(NodeId node, const DocumentEntry& entry, const Document& own, const Document& wanted);
  void ids(NodeId node, const DocumentEntry& entry, const Document& wanted);
  [[nodiscard]] Collection collection(NodeId node, Collection::Shape shape) const;
  void arrange(Collection& collection, const DocumentEntry& entry);
  void settle_part(const Part& part, Collection::Shape shape);

  // patch_arrange.cpp
  void place_new(const Collection& collection);
  void take_out(const Collection& collection, const std::vector<char>& stays);
  void take_out_of_brackets(const Collection& collection, const std::vector<char>& stays);
  [[nodiscard]] std::string new_text(const Collection& collection, const DocumentEntry& entry,
                                     std::size_t column) const;
  std::string moved_text(const Collection& collection, const Part& part);
  void stand_apart(Span neighbour, std::string& text) const;
  void put(const Collection& collection, NodeId beside, bool behind, std::string text);

  // patch_place.cpp
  [[nodiscard]] bool in_brackets(NodeId node) const;
  [[nodiscard]] std::size_t column_of(NodeId node) const;
  [[nodiscard]] std::size_t begin_of(NodeId entry) const;
  [[nodiscard]] std::size_t end_of(NodeId entry) const;
  [[nodiscard]] std::size_t colon_end(NodeId entry) const;
  [[nodiscard]] std::size_t dash_of(NodeId item) const;
  [[nodiscard]] bool shares_line(NodeId entry) const;
  [[nodiscard]] Span extent(NodeId entry, bool first) const;
  [[nodiscard]] bool has_comment(NodeId node) const;
  void lose_comments(NodeId node);
  void insert_lines(std::size_t at, std::string lines);
  void remove_lines(Span lines);

  const Tree& tree_;
  Lines lines_;
  const std::set<std::string>& anew_;
  PageStyle style_;
  Edits edits_;
  std::vector<std::string> rewritten_;
  Path path_;
  int brackets_ = 0;  ///< how many brackets are open around what is looked at
  bool blank_lines_between_sections_ = false;
};

}  // namespace painpoint::yaml
