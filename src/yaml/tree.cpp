#include "yaml/tree.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <istream>
#include <streambuf>
#include <utility>

#include "texts/tr.h"
#include "yaml/encoding.h"
#include "yaml/lexer.h"

namespace painpoint::yaml {

NodeId Tree::child(NodeId node, std::string_view key) const {
  for (const NodeId child : children(node))
    if (this->key(child) == key) return child;
  return kNoNode;
}

namespace {

/// Thrown through yaml-cpp, which would otherwise go on to the end of the file.
struct Disagreement {
  std::size_t at;
};

/// yaml-cpp wants a stream; this one reads a string where it lies.
class MemoryBuffer : public std::streambuf {
 public:
  explicit MemoryBuffer(std::string& text) {
    setg(text.data(), text.data(), text.data() + text.size());
  }
};

/// What yaml-cpp says, in words for people who do not write parsers.
std::pair<std::string, std::string> in_plain_words(const std::string& message) {
  using Entry = std::array<const char*, 3>;
  static constexpr std::array<Entry, 6> kWords = {{
      {"unknown escape character", texts::tr_later("this escape does not exist"),
       texts::tr_later("inside double quotes write a backslash as \\\\, or use single quotes")},
      {"bad character found while scanning hex", texts::tr_later("this escape has too few digits"),
       texts::tr_later("write \\u and four digits of 0-9 and a-f, or the character itself")},
      {"invalid unicode", texts::tr_later("this escape is no character"),
       texts::tr_later("write the character itself")},
      {"end of map not found", texts::tr_later("the indentation does not fit the lines above"),
       texts::tr_later("line the keys of one map up with each other")},
      {"end of sequence not found", texts::tr_later("the indentation does not fit the lines above"),
       texts::tr_later("line the dashes of one list up with each other")},
      {"illegal map value", texts::tr_later("a colon stands where it cannot stand"),
       texts::tr_later("put a text with `: ` in it into quotes")},
  }};
  for (const auto& [start, what, advice] : kWords)
    if (message.starts_with(start)) return {texts::tr_words(what), texts::tr_words(advice)};
  return {
      texts::tr_format("this is not valid YAML ({})", message),
      texts::tr_words("look at this line and the one above it; quotes around a text often help")};
}

}  // namespace

/// Puts a tree together from yaml-cpp's events and the lexer's places. Both must tell the same
/// story: each scalar begins where the lexer saw one.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(std::string_view text, const Lexed& lexed, std::size_t skipped)
      : text_(text), lexed_(lexed), skipped_(skipped) {
    tree_.nodes_.reserve(lexed.scalars.size() + lexed.flows.size() + 16);
    tree_.texts_.reserve(std::min<std::size_t>(text.size(), std::size_t{1} << 22U));
  }
  Tree take() {
    if (scalar_ != lexed_.scalars.size()) throw Disagreement{lexed_.scalars[scalar_].begin};
    return std::move(tree_);
  }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Disagreement{offset(mark)};
  }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    // A written null (`~`, `null`) is a scalar of the lexer, an absent value is not; its mark may
    // be that of the next key.
    const bool written =
        scalar_ < lexed_.scalars.size() && (expects_key() || !lexed_.scalars[scalar_].block_key) &&
        lexed_.scalars[scalar_].style == Style::plain &&
        lexed_.scalars[scalar_].begin == offset(mark) && is_null_word(lexed_.scalars[scalar_]);
    if (written) {
      const ScalarRange& range = lexed_.scalars[scalar_++];
      const std::string_view word = text_.substr(range.begin, range.end - range.begin);
      if (expects_key()) return take_key(range, word);
      const NodeId node = add(NodeKind::null, {range.begin, range.end});
      tree_.nodes_[node].text = keep(word);
      return;
    }
    if (expects_key()) throw Disagreement{offset(mark)};
    const std::uint32_t place = behind_last_;
    add(NodeKind::null, {place, place});
  }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                const std::string& value) override {
    if (scalar_ >= lexed_.scalars.size() || lexed_.scalars[scalar_].begin != offset(mark))
      throw Disagreement{offset(mark)};
    const ScalarRange& range = lexed_.scalars[scalar_++];
    if (expects_key()) return take_key(range, value);
    const NodeId node = add(NodeKind::scalar, {range.begin, range.end});
    tree_.nodes_[node].plain = range.style == Style::plain;
    tree_.nodes_[node].text = keep(value);
    behind_last_ = range.end;
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(NodeKind::sequence, offset(mark));
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(NodeKind::map, offset(mark));
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    NodeId node = kNoNode;
    NodeId last_child = kNoNode;
    bool is_map = false;
    bool has_key = false;
    bool in_brackets = false;
    Tree::Range key;
    Tree::Range key_place;
  };

  [[nodiscard]] std::size_t offset(const YAML::Mark& mark) const {
    return mark.pos < 0 ? text_.size() : static_cast<std::size_t>(mark.pos) + skipped_;
  }
  [[nodiscard]] bool expects_key() const {
    return !open_.empty() && open_.back().is_map && !open_.back().has_key;
  }
  [[nodiscard]] bool is_null_word(const ScalarRange& range) const {
    const std::string_view word = text_.substr(range.begin, range.end - range.begin);
    return word == "~" || word == "null" || word == "Null" || word == "NULL";
  }
  Tree::Range keep(std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(tree_.texts_.size());
    tree_.texts_ += text;
    return {begin, static_cast<std::uint32_t>(tree_.texts_.size())};
  }
  void take_key(const ScalarRange& range, std::string_view text) {
    Open& top = open_.back();
    top.key = keep(text);
    top.key_place = {range.begin, range.end};
    top.has_key = true;
    // An absent value stands behind the colon, where there is one.
    const std::size_t colon = text_.find_first_not_of(" \t", range.end);
    const bool found = colon != std::string_view::npos && text_[colon] == ':';
    behind_last_ = found ? static_cast<std::uint32_t>(colon + 1) : range.end;
  }
  NodeId add(NodeKind kind, Tree::Range value) {
    const auto id = static_cast<NodeId>(tree_.nodes_.size());
    Tree::Node node;
    node.kind = kind;
    node.value = value;
    if (!open_.empty()) {
      Open& top = open_.back();
      if (top.is_map) {
        node.key = top.key;
        node.key_place = top.key_place;
        top.has_key = false;
      }
      if (top.last_child == kNoNode)
        tree_.nodes_[top.node].first_child = id;
      else
        tree_.nodes_[top.last_child].next_sibling = id;
      top.last_child = id;
      ++tree_.nodes_[top.node].children;
    }
    tree_.nodes_.push_back(node);
    return id;
  }
  void open(NodeKind kind, std::size_t at) {
    if (expects_key()) throw Disagreement{at};
    const auto place = static_cast<std::uint32_t>(at);
    Open next;
    next.is_map = kind == NodeKind::map;
    Tree::Range range{place, place};
    if (flow_ < lexed_.flows.size() && lexed_.flows[flow_].begin == at) {
      range.end = lexed_.flows[flow_++].end;
      next.in_brackets = true;
    }
    next.node = add(kind, range);
    behind_last_ = place;
    open_.push_back(next);
  }
  void close() {
    const Open top = open_.back();
    open_.pop_back();
    Tree::Node& node = tree_.nodes_[top.node];
    if (!top.in_brackets && top.last_child != kNoNode) {
      const Tree::Node& last = tree_.nodes_[top.last_child];
      node.value.end = std::max({node.value.end, last.value.end, last.key_place.end});
    }
    behind_last_ = node.value.end;
  }

  std::string_view text_;
  const Lexed& lexed_;
  std::size_t skipped_;
  Tree tree_;
  std::vector<Open> open_;
  std::size_t scalar_ = 0;
  std::size_t flow_ = 0;
  std::uint32_t behind_last_ = 0;
};

Parsed parse(std::string_view text) {
  Parsed result;
  Lexed lexed = lex(text);
  if (lexed.diagnostics.has_errors()) {
    result.diagnostics = std::move(lexed.diagnostics);
    return result;
  }
  const std::size_t skipped = byte_order_mark(text);
  const auto complain = [&](std::size_t at, std::string message, std::string advice) {
    at = std::min(at, text.size());
    result.diagnostics.add({Code::syntax, Level::error, std::move(message), std::move(advice), "",
                            Span{at, std::min(at + 1, text.size())}});
  };
  try {
    std::string body = with_plain_breaks(text.substr(skipped));
    MemoryBuffer buffer(body);
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    TreeBuilder builder(text, lexed, skipped);
    parser.HandleNextDocument(builder);
    result.tree = builder.take();
  } catch (const Disagreement& disagreement) {
    complain(disagreement.at,
             texts::tr_words("the structure of the file is not clear from here on"),
             texts::tr_words("write it in a simpler way, one key per line and texts in quotes"));
  } catch (const YAML::Exception& exception) {
    const bool unknown = exception.mark.is_null();
    auto [message, advice] = in_plain_words(exception.msg);
    complain(unknown ? text.size() : static_cast<std::size_t>(exception.mark.pos) + skipped,
             std::move(message), std::move(advice));
  }
  return result;
}

}  // namespace painpoint::yaml
