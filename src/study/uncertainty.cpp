#include "study/uncertainty.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "model/address.h"
#include "model/evidence.h"
#include "model/key.h"
#include "study/bearing.h"
#include "study/canonical_order.h"

namespace painpoint::study {
namespace {

Domain domain_of(Quantity quantity, double value, double low) {
  switch (quantity) {
    case Quantity::chance:
    case Quantity::share:
    case Quantity::positive_share:
    case Quantity::rate:
      return Domain::chance;
    case Quantity::signed_money:
      return value > 0 && low > 0 ? Domain::positive : Domain::any;
    default:
      return Domain::positive;
  }
}

std::string_view parent_of(std::string_view address) {
  const std::size_t dot = address.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : address.substr(0, dot);
}
std::string_view last_step_of(std::string_view address) {
  return address.substr(address.rfind('.') + 1);  // npos + 1 is 0
}

constexpr std::array<std::string_view, 3> kReactions = {"leave", "complain", "recontact"};
constexpr std::string_view kWouldReturn = ".would_return";
constexpr std::string_view kChanges = ".changes.";

/// Which group a number belongs to, by the name of the group; empty for none.
struct Belonging {
  std::string group;
  UncertainGroup::Kind kind = UncertainGroup::Kind::alone;
  bool has_rest = false;  ///< the shares need not add up to 1
};

class Finder {
 public:
  explicit Finder(const Journey& journey)
      : journey_(journey), copy_(journey), order_(canonical_order(journey)) {}

  Uncertainty run() {
    for (const std::string& address : all_addresses(journey_)) meet(address);
    for (const auto& [id, segment] : journey_.segments)
      meet_splits("segments." + id + ".changes.", segment.changes);
    for (const auto& [id, scenario] : journey_.scenarios)
      meet_splits("scenarios." + id + ".changes.", scenario.changes);
    for (UncertainGroup& group : found_.groups) close(group);
    drop_certain();
    return std::move(found_);
  }

 private:
  void meet_splits(const std::string& prefix, const Changes& changes) {
    for (const auto& [address, change] : changes)
      if (change.split)
        for (const auto& [key, share] : *change.split) meet(prefix + address + "." + key);
  }

  void meet(const std::string& address) {
    const std::uint64_t luck = next_luck(address);
    if (!bears_on_money(journey_, address)) return;
    const Addressed target = find_address(copy_, address);
    if (!target.number) return;
    UncertainNumber number;
    number.address = address;
    number.value = target.number->get();
    number.quantity = target.number->quantity;
    Belonging belonging = group_of(address, *target.number);
    const std::size_t changes = address.find(kChanges);
    if (changes != std::string::npos && !target.number->in_split())
      read_change(address, changes, number, belonging);
    if (!set_basis(number, target.number->provenance())) return;
    add(std::move(number), belonging, luck);
  }

  /// A number is known by its block and its place there; in touchpoints, by the place of the
  /// touchpoint along the journey and its own place there.
  std::uint64_t next_luck(std::string_view address) {
    const std::size_t dot = address.find('.');
    const std::string_view block = address.substr(0, dot);
    std::uint64_t key = 0;
    for (const char c : block) key = key * 131 + static_cast<unsigned char>(c);
    if (block == "touchpoints") {
      const std::string_view rest = address.substr(dot + 1);
      const std::size_t position = journey_.touchpoints.position(rest.substr(0, rest.find('.')));
      key = key * 131 + order_[position] + 1;
    }
    return key << 24U | met_[key]++;
  }

  [[nodiscard]] Belonging group_of(std::string_view address, const NumberRef& number) const {
    using Kind = UncertainGroup::Kind;
    const std::string parent(parent_of(address));
    const std::string_view key = last_step_of(address);
    if (number.segments != nullptr) return {"segments", Kind::shares, false};
    if (number.split != nullptr) return {parent, Kind::shares, false};
    if (last_step_of(parent) == "causes" && parent.find(".pains.") != std::string::npos)
      return {parent, Kind::shares, true};
    if (std::find(kReactions.begin(), kReactions.end(), key) != kReactions.end() &&
        (parent.starts_with("severities.") || is_pain(parent)))
      return {parent + ".reactions", Kind::shares, true};
    if (std::string_view(parent).ends_with(kWouldReturn)) return {parent, Kind::together, false};
    if (address == "complaints.quick" || address == "complaints.slow")
      return {"complaints.outcomes", Kind::shares, true};
    return {};
  }

  static bool is_pain(std::string_view address) {
    return last_step_of(parent_of(address)) == "pains" || address.ends_with(".pain");
  }

  /// The operand of a change is as uncertain as what it does: a cut is a share, a scale a factor.
  /// What sets several parts of one whole is drawn as parts of a whole.
  void read_change(const std::string& address, std::size_t changes, UncertainNumber& number,
                   Belonging& belonging) {
    const std::string target_address = address.substr(changes + kChanges.size());
    const std::string owner = address.substr(0, changes);
    const std::string owner_id(last_step_of(owner));
    const Changes* list = nullptr;
    if (const Scenario* scenario = journey_.scenarios.find(owner_id);
        scenario != nullptr && owner.starts_with("scenarios."))
      list = &scenario->changes;
    else if (const Segment* segment = journey_.segments.find(owner_id); segment != nullptr)
      list = &segment->changes;
    const Change* change = list != nullptr ? list->find(target_address) : nullptr;
    if (change == nullptr) return;
    const Addressed target = find_address(copy_, target_address);
    belonging = {};
    switch (change->operation) {
      case Change::Operation::set:
        if (target.number) {
          number.quantity = target.number->quantity;
          belonging = group_of(target_address, *target.number);
          belonging.has_rest = true;
          if (!belonging.group.empty())
            belonging.group = owner + std::string(kChanges) + belonging.group;
        } else {
          number.quantity = Quantity::share;  // of a touchpoint or key that scenarios add
        }
        break;
      case Change::Operation::scale:
        number.quantity = Quantity::factor;
        break;
      case Change::Operation::cut:
        number.quantity = Quantity::share;
        break;
      case Change::Operation::add:
        number.quantity = Quantity::signed_money;
        break;
    }
  }

  /// Says how uncertain the number is; false if it is not.
  bool set_basis(UncertainNumber& number, const Provenance* known) {
    const bool has_range = known != nullptr && known->low && known->high;
    const bool has_words = known != nullptr && (known->evidence != Evidence::none || known->sample);
    const double value = number.value;
    const Domain domain = domain_of(number.quantity, value, has_range ? *known->low : value);
    if (known != nullptr) {
      number.grade = known->evidence;
      number.source = known->source;
    }
    if (has_range) {
      number.basis = Basis::range;
      number.marginal = Marginal::of_range(domain, value, *known->low, *known->high);
      return *known->low < *known->high;
    }
    if (frames_the_comparison(number.address, number.quantity)) return false;
    const bool neutral = number.quantity == Quantity::level || number.quantity == Quantity::factor;
    if (!has_words && neutral && value == 1) return false;
    if (value == 0 || (domain == Domain::chance && value >= 1)) return false;
    if (known != nullptr && known->sample && *known->sample > 0) {
      number.basis = Basis::sample;
      const double n = *known->sample;
      number.marginal = domain == Domain::chance ? Marginal::beta(n * value, n * (1 - value))
                                                 : of_width(domain, value, {1, 1 / std::sqrt(n)});
      return true;
    }
    if (known == nullptr || known->evidence == Evidence::none) set_default(number);
    const bool elsewhere = number.is_default;
    number.marginal = of_width(domain, value, width_of(number.grade, elsewhere));
    return true;
  }

  static Marginal of_width(Domain domain, double value, GradeWidth width) {
    if (domain == Domain::chance)
      return Marginal::chance_of_width(value, std::log(width.odds) / kZ95);
    if (domain == Domain::positive) return Marginal::positive_of_width(value, width.cv);
    return Marginal::normal(value, width.cv * std::abs(value));
  }

  /// A number that equals the default, and of which the file says nothing more, is the default.
  void set_default(UncertainNumber& number) {
    const auto source = source_of_default(number.address);
    if (!source) return;
    if (!blank_) {
      blank_.emplace();
      settle(*blank_);
    }
    const Addressed shipped = find_address(*blank_, number.address);
    if (!shipped.number || shipped.number->get() != number.value) return;
    number.is_default = true;
    number.grade = source->grade;
    number.source = source->source;
  }

  void add(UncertainNumber number, const Belonging& belonging, std::uint64_t luck) {
    using Kind = UncertainGroup::Kind;
    std::size_t at = found_.groups.size();
    if (!belonging.group.empty()) {
      const auto [known, is_new] = by_name_.try_emplace(belonging.group, at);
      at = known->second;
    }
    if (at == found_.groups.size()) {
      UncertainGroup group;
      group.kind = belonging.group.empty() ? Kind::alone : belonging.kind;
      group.address = belonging.group.empty() ? number.address : belonging.group;
      group.luck = luck;
      group.rest = belonging.has_rest ? 1 : 0;  // whether there is one; `close` finds how much
      found_.groups.push_back(std::move(group));
    }
    number.group = at;
    found_.groups[at].members.push_back(found_.numbers.size());
    found_.numbers.push_back(std::move(number));
  }

  void close(UncertainGroup& group) {
    using Kind = UncertainGroup::Kind;
    if (group.kind == Kind::shares && group.members.size() == 1 && group.rest > 0 &&
        group.address.find(kChanges) != std::string::npos)
      group.kind = Kind::alone;  // a change of one part leaves the rest to the journey
    if (group.kind != Kind::shares) {
      for (const std::size_t member : group.members)
        group.marginal.push_back(found_.numbers[member].marginal.tabulated());
      return;
    }
    close_shares(group);
  }

  /// The concentration n is that at which the variances of all shares together, Sum p(1 - p)/(n +
  /// 1), are what the members say of themselves.
  void close_shares(UncertainGroup& group) {
    find_room(group);
    double taken = 0;
    for (const std::size_t i : group.room_taken_by) taken += found_.numbers[i].value;
    const double room = group.whole - taken;
    double sum = 0;
    double spread = 0;
    double own_variance = 0;
    for (const std::size_t member : group.members) {
      const UncertainNumber& number = found_.numbers[member];
      const double share = number.value / room;
      sum += share;
      spread += share * (1 - share);
      own_variance += number.marginal.variance() / (room * room);
    }
    const bool has_rest = group.rest > 0;
    group.rest = has_rest ? 1 - sum : 0;
    if (group.rest < 1e-9) group.rest = 0;
    const double concentration = own_variance > 0 ? spread / own_variance - 1 : 0;
    const std::size_t parts = group.members.size() + (group.rest > 0 ? 1 : 0);
    if (concentration <= 0 || parts < 2) {
      group.members.clear();  // a single part is the whole
      return;
    }
    group.concentration = concentration;
    for (const std::size_t member : group.members) {
      UncertainNumber& number = found_.numbers[member];
      const double alpha = concentration * number.value / room;
      group.marginal.push_back(Marginal::gamma(alpha));
      // Of the share alone; where room is taken by others, about.
      number.marginal =
          Marginal::beta(concentration * number.value, concentration * (1 - number.value));
    }
    if (group.rest > 0) group.marginal.push_back(Marginal::gamma(concentration * group.rest));
  }

  /// A pain's own reactions share what those of its severity leave.
  void find_room(UncertainGroup& group) {
    const std::string pain_address(parent_of(group.address));
    if (!group.address.ends_with(".reactions") || !is_pain(pain_address)) return;
    const auto severity = severity_at(pain_address);
    if (!severity) return;
    for (const std::string_view reaction : kReactions) {
      const bool own =
          std::any_of(group.members.begin(), group.members.end(), [&](std::size_t member) {
            return last_step_of(found_.numbers[member].address) == reaction;
          });
      const Addressed written = find_address(copy_, pain_address + "." + std::string(reaction));
      const bool overridden = written.number && written.number->optional->has_value();
      if (own || overridden) continue;
      const std::string address = "severities." + *severity + "." + std::string(reaction);
      const std::size_t i = found_.find(address);
      if (i < found_.numbers.size())
        group.room_taken_by.push_back(i);
      else if (const Addressed certain = find_address(copy_, address); certain.number)
        group.whole -= certain.number->get();
    }
  }

  /// The severity of the pain at "touchpoints.T.pains.P" or "policies.P.pain".
  [[nodiscard]] std::optional<std::string> severity_at(std::string_view pain_address) const {
    const std::string_view parent = parent_of(pain_address);
    const Pain* pain = nullptr;
    if (last_step_of(parent) == "pains") {
      const Touchpoint* touchpoint = journey_.touchpoints.find(last_step_of(parent_of(parent)));
      if (touchpoint != nullptr) pain = touchpoint->pains.find(last_step_of(pain_address));
    } else if (const Policy* policy = journey_.policies.find(last_step_of(parent));
               policy != nullptr && policy->pain) {
      pain = &*policy->pain;
    }
    if (pain == nullptr) return std::nullopt;
    return std::string(word_of(pain->severity));
  }

  /// Takes out groups that turned out to be certain, and their numbers.
  void drop_certain() {
    Uncertainty kept;
    std::vector<std::size_t> number_now(found_.numbers.size(), found_.numbers.size());
    for (const UncertainGroup& group : found_.groups)
      for (const std::size_t member : group.members) number_now[member] = 0;
    for (std::size_t i = 0; i < found_.numbers.size(); ++i) {
      if (number_now[i] != 0) continue;
      number_now[i] = kept.numbers.size();
      kept.numbers.push_back(std::move(found_.numbers[i]));
    }
    for (UncertainGroup& group : found_.groups) {
      if (group.members.empty()) continue;
      for (std::size_t& member : group.members) {
        member = number_now[member];
        kept.numbers[member].group = kept.groups.size();
      }
      std::vector<std::size_t> room;
      for (const std::size_t taker : group.room_taken_by) {
        if (number_now[taker] < kept.numbers.size())
          room.push_back(number_now[taker]);
        else
          group.whole -= found_.numbers[taker].value;
      }
      group.room_taken_by = std::move(room);
      kept.groups.push_back(std::move(group));
    }
    found_ = std::move(kept);
  }

  const Journey& journey_;
  Journey copy_;  ///< to look addresses up in
  std::optional<Journey> blank_;
  std::vector<std::size_t> order_;
  std::map<std::uint64_t, std::uint64_t> met_;  ///< numbers of a block or touchpoint so far
  std::map<std::string, std::size_t> by_name_;  ///< groups
  Uncertainty found_;
};

}  // namespace

Uncertainty uncertainty_of(const Journey& journey) {
  return Finder(journey).run();
}

}  // namespace painpoint::study
