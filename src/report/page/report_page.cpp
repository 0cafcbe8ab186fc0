#include "report/report_page.h"

#include <fmt/format.h>

#include "report/version.h"
#include "texts/tr.h"

namespace painpoint::report {

TextLanguage language_of(const Journey& journey) {
  // One text: a name of fifty letters is not more Arabic than five names of ten.
  std::string names = journey.name + ' ';
  const auto add = [&](const auto& things) {
    for (const auto& [id, thing] : things) names += name_or_id(thing.name, id) + ' ';
  };
  add(journey.stages);
  add(journey.segments);
  add(journey.causes);
  add(journey.touchpoints);
  for (const auto& [id, touchpoint] : journey.touchpoints) add(touchpoint.pains);
  add(journey.scenarios);
  return painpoint::language_of(names);
}

TextLanguage page_language(const Journey& journey) {
  const texts::Language spoken = texts::spoken();
  return spoken == texts::Language::english ? language_of(journey)
                                            : texts::text_language_of(spoken);
}

Page report_page(const ReportInputs& inputs) {
  Page page;
  page.title = inputs.journey.name;
  page.subtitle = texts::tr_words("What it costs as it is, what would pay, and how sure that is");
  page.language = page_language(inputs.journey);
  for (Section section :
       {board_section(inputs), plans_section(inputs), map_section(inputs), hurts_section(inputs),
        quality_section(inputs), splits_section(inputs), uncertainty_section(inputs),
        assumptions_section(inputs), method_section(inputs)})
    if (!section.blocks.empty()) page.sections.push_back(std::move(section));
  page.footer =
      texts::tr_format("Made by painpoint {} from a file; the last section says how.", version());
  return page;
}

}  // namespace painpoint::report
