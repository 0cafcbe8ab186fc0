#include <doctest/doctest.h>

#include <string>

#include "tests/gui/panel_screen.h"

namespace painpoint::gui {
namespace {

/// Everything that can be said, with all headings open.
struct OpenInspector : PanelScreen {
  OpenInspector()
      : PanelScreen(
            "tests/yaml/everything.yaml", [](PanelContext& context) { draw_inspector(context); },
            320, 4000) {
    view.panels.open_all = true;
  }
};

}  // namespace

TEST_CASE("Texts of the map, and keys of people's own") {
  OpenInspector panel;
  panel.select("touchpoints.deliver");
  panel.screen.fill_in("inspector/touchpoints.deliver.quote", "Where is it?");
  const auto quote = panel.only_edit<editor::SetNote>();
  CHECK(quote.key == "quote");
  CHECK(quote.note->text == "Where is it?");
  panel.screen.fill_in("inspector/touchpoints.deliver.own_key", "mood = tired");
  const auto own = panel.only_edit<editor::SetNote>();
  CHECK(own.key == "x-mood");
  CHECK(own.note->text == "tired");
  panel.screen.fill_in("inspector/touchpoints.deliver.own_key", "nonsense");
  CHECK(panel.edits().empty());
}

TEST_CASE("Links are a list, from the first one on") {
  OpenInspector panel;
  panel.select("touchpoints.deliver");
  const std::string links = "inspector/touchpoints.deliver.links";
  panel.screen.fill_in(links + ".more", "https://example.org/a");
  panel.screen.frames(3);
  panel.screen.fill_in(links + ".more", "https://example.org/b");
  panel.screen.frames(3);
  CHECK_MESSAGE(panel.refused.empty(), panel.refused);
  const auto now = [&] {
    const Note* note = panel.document.journey().touchpoints.find("deliver")->notes.find("links");
    return note == nullptr ? Note{} : *note;
  };
  REQUIRE(now().kind == Note::Kind::list);
  REQUIRE(now().items.size() == 2);
  CHECK(now().items[1].second.text == "https://example.org/b");

  const auto empty_first = [&] {  // which takes it away
    panel.screen.click(links + ".1");
    for (const char* key : {"Ctrl+A", "Del", "Enter"}) panel.screen.key(key);
    panel.screen.frames(3);
  };
  empty_first();
  REQUIRE(now().items.size() == 1);
  empty_first();
  CHECK_FALSE(panel.document.journey().touchpoints.find("deliver")->notes.contains("links"));
}

TEST_CASE("A single text that a file has for links becomes a list when one is added") {
  OpenInspector panel;
  Note single;
  single.text = "https://example.org/a";
  REQUIRE(panel.document.apply(editor::SetNote{"touchpoints.deliver", "links", single}).value);
  panel.select("touchpoints.deliver");
  panel.screen.fill_in("inspector/touchpoints.deliver.links.more", "https://example.org/b");
  const auto added = panel.only_edit<editor::SetNote>();
  REQUIRE(added.note->items.size() == 2);
  CHECK(added.note->items[0].second.text == "https://example.org/a");
}

}  // namespace painpoint::gui
