#include "yaml/write_numbers.h"

#include <memory>
#include <utility>

#include "model/address.h"
#include "texts/tr.h"
#include "yaml/write_journey.h"

namespace painpoint::yaml {
namespace {

bool is_written(const JourneyFile& file, std::string_view address) {
  const NodeId node = find_node(file.tree, address);
  return node != kNoNode && file.tree.key(node) == address.substr(address.rfind('.') + 1);
}

Outcome<std::string> refused(std::string_view address) {
  Outcome<std::string> outcome;
  outcome.diagnostics.error(
      Code::cannot_be_changed, std::string(address),
      texts::tr_words("the file is written in a way that numbers cannot be added to"),
      texts::tr_words("write `severities:` as a block of its own, or the numbers by hand"));
  return outcome;
}

}  // namespace

Outcome<std::string> write_chances(const JourneyFile& file,
                                   std::span<const WrittenChance> chances) {
  Journey wanted = file.journey;
  for (const WrittenChance& chance : chances) {
    Addressed there = find_address(wanted, chance.address);
    if (!there.number || there.number->set(chance.value)) return refused(chance.address);
    if (!is_written(file, chance.address))
      there.number->set_provenance(std::make_shared<const Provenance>(chance.provenance));
  }
  Outcome<Written> written = write_journey(file, wanted);
  if (!written || !written->rewritten.empty())
    return refused(chances.empty() ? std::string_view{} : chances.front().address);
  Outcome<std::string> outcome;
  outcome.value = std::move(written->text);
  return outcome;
}

}  // namespace painpoint::yaml
