#include "model/address.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "model/walk.h"
#include "texts/parts.h"

namespace painpoint {
namespace {

std::string_view take_step(std::string_view& rest) {
  const std::size_t dot = rest.find('.');
  const std::string_view step = rest.substr(0, dot);
  rest = dot == std::string_view::npos ? std::string_view{} : rest.substr(dot + 1);
  return step;
}

std::optional<std::size_t> list_position(std::string_view step, std::size_t size) {
  if (step.empty() || step.size() > 6) return std::nullopt;
  std::size_t position = 0;
  for (const char c : step) {
    if (c < '0' || c > '9') return std::nullopt;
    position = position * 10 + static_cast<std::size_t>(c - '0');
  }
  if (position < 1 || position > size) return std::nullopt;
  return position - 1;
}

/// Follows an address step by step through the language table.
class Finder {
 public:
  Finder(Journey& journey, std::string_view rest, bool insert)
      : journey_(journey), rest_(rest), insert_(insert) {}

  Addressed find() {
    structure(journey_);
    return std::move(found_);
  }

  void operator()(NoteKeys, Notes&) {}
  void operator()(const Key&, NoteKeys, Notes&) {}

  template <class T>
  void operator()(const Key& key, T& member) {
    if (taken_ || key.name != wanted_) return;
    taken_ = true;
    descend(key, member);
  }

 private:
  template <class T>
  void structure(T& object) {
    if (rest_.empty()) return;
    wanted_ = take_step(rest_);
    taken_ = false;
    describe(*this, object);
    taken_ = true;
  }

  template <class T>
  void descend(const Key& key, T& member) {
    if constexpr (requires(Finder & finder) { describe(finder, member); }) {
      if constexpr (std::is_same_v<T, Pain>) pain_ = &member;
      structure(member);
    } else {
      leaf(key, member);
    }
  }

  void leaf(const Key& key, Number& number) {
    if (rest_.empty()) give(key).number = &number;
  }
  void leaf(const Key& key, std::optional<Number>& number) {
    if (!rest_.empty()) return;
    NumberRef& ref = give(key);
    ref.optional = &number;
    set_fallback(ref, key.name);
  }
  void leaf(const Key& key, Time& time) {
    if (rest_.empty()) {
      give(key).time = &time;
      return;
    }
    const std::string_view step = take_step(rest_);
    if (step == "values" || step == "weights") {
      std::vector<Number>& list = step == "values" ? time.values : time.weights;
      const bool named = time.family != TimeFamily::empirical;
      const auto position = list_position(take_step(rest_), named ? 0 : list.size());
      if (position && rest_.empty()) give(key).number = &list[*position];
      return;
    }
    if (!rest_.empty()) return;
    const bool spread = (step == "cv" && time.spread_kind == Time::Spread::cv) ||
                        (step == "sd" && time.spread_kind == Time::Spread::sd);
    const std::size_t last = time.values.empty() ? 0 : time.values.size() - 1;
    const bool bounded =
        time.family == TimeFamily::uniform || time.family == TimeFamily::triangular;
    if (spread) {
      NumberRef& ref = give(key);
      ref.number = &time.spread;
      if (step == "cv") ref.quantity = Quantity::factor;
    } else if (step == "mean" && time.values.empty()) {
      give(key).time = &time;
    } else if (bounded && step == "min") {
      give(key).number = &time.values.front();
    } else if (bounded && step == "max") {
      give(key).number = &time.values[last];
    } else if (time.family == TimeFamily::triangular && step == "mode") {
      give(key).number = &time.values[1];
    }
  }
  void leaf(const Key& key, Split& split) {
    const bool sums_to_one = key.refers != Refers::cause;
    if (rest_.empty()) {
      found_.split = &split;
      found_.split_sums_to_one = sums_to_one;
      return;
    }
    const std::string id = nfc(take_step(rest_));
    if (!rest_.empty()) return;
    if (!split.contains(id)) {
      if (!insert_ || !exists(key.refers, id)) return;
      split.insert(id, 0.0);
    }
    NumberRef& ref = give(key);
    ref.number = split.find(id);
    if (!sums_to_one) return;
    ref.split = &split;
    ref.key = id;
  }
  void leaf(const Key& key, CustomerValue& value) {
    if (rest_.empty()) {
      if (!value.yearly) give(key).number = &value.present_value;
      return;
    }
    const std::string_view step = take_step(rest_);
    if (!rest_.empty() || !value.yearly) return;
    if (step == "margin_per_year") give(key).number = &value.margin_per_year;
    if (step == "retention") {
      give(key).number = &value.retention;
      found_.number->quantity = Quantity::rate;
    }
  }
  void leaf(const Key& key, Changes& changes) {
    // The ids of changes are addresses themselves: the whole rest is the id.
    const std::string id = nfc(rest_);
    if (Change* change = changes.find(id)) {
      if (!change->split) give(key).number = &change->operand;
      return;
    }
    for (auto& [address, change] : changes) {
      if (!change.split || !id.starts_with(address + ".")) continue;
      rest_ = rest_.substr(address.size() + 1);
      Key split_key = key;
      split_key.quantity = Quantity::share;
      leaf(split_key, *change.split);
      return;
    }
  }
  void leaf(const Key& key, std::optional<Pain>& pain) {
    if (pain) descend(key, *pain);
  }
  void leaf(const Key& key, std::vector<Work>& works) {
    const auto position = list_position(take_step(rest_), works.size());
    if (position) descend(key, works[*position]);
  }
  template <class T>
  requires(!std::is_same_v<T, Number>) void leaf(const Key& key, Dict<T>& dict) {
    const std::string id = nfc(take_step(rest_));
    T* value = dict.find(id);
    if (value == nullptr) return;
    descend(key, *value);
    // The shares of all segments are one split, spread over the segments.
    if constexpr (std::is_same_v<T, Segment>) {
      if (!found_.number || found_.number->number != &value->share) return;
      found_.number->segments = &dict;
      found_.number->key = id;
    }
  }
  void leaf(const Key&, auto&) {}  // texts, words and lists of texts are not numbers

  NumberRef& give(const Key& key) {
    found_.number.emplace();
    found_.number->quantity = key.quantity;
    found_.number->meaning = key.meaning;
    return *found_.number;
  }

  void set_fallback(NumberRef& ref, std::string_view name) const {
    if (name == "delivered") {
      ref.fallback = 1.0;
      ref.has_fallback = true;
      return;
    }
    if (pain_ == nullptr || name == "wait_over") return;
    const Reactions effective = reactions_of(journey_, *pain_);
    ref.has_fallback = true;
    if (name == "leave") ref.fallback = effective.leave;
    if (name == "complain") ref.fallback = effective.complain;
    if (name == "recontact") ref.fallback = effective.recontact;
    if (name == "conversion") ref.fallback = effective.conversion;
    if (name == "silent") ref.fallback = effective.would_return[0];
    if (name == "unresolved") ref.fallback = effective.would_return[1];
    if (name == "slow") ref.fallback = effective.would_return[2];
    if (name == "quick") ref.fallback = effective.would_return[3];
  }

  [[nodiscard]] bool exists(Refers refers, const std::string& id) const {
    switch (refers) {
      case Refers::touchpoint:
        return journey_.touchpoints.contains(id);
      case Refers::next:
        return journey_.touchpoints.contains(id) || journey_.ends.contains(id);
      case Refers::cause:
        return journey_.causes.contains(id);
      case Refers::channel:
        return journey_.channels.contains(id);
      default:
        return false;
    }
  }

  Journey& journey_;
  std::string_view rest_;
  bool insert_;
  std::string_view wanted_;
  bool taken_ = false;
  const Pain* pain_ = nullptr;
  Addressed found_;
};

}  // namespace

double NumberRef::get() const {
  if (time != nullptr) return mean_minutes(*time);
  if (optional != nullptr) return optional->has_value() ? (*optional)->value : fallback;
  return number->value;
}

template <class Visit>
void NumberRef::for_each_share(Visit&& visit) {
  if (split != nullptr)
    for (auto& [id, share] : *split) visit(share);
  else
    for (auto& [id, segment] : *segments) visit(segment.share);
}

std::optional<std::string> NumberRef::set(double value, const std::vector<std::string>& held) {
  if (time != nullptr) {
    if (set_mean_minutes(*time, value)) return std::nullopt;
    return texts::tr_words("the distribution has a mean of 0, which cannot be scaled");
  }
  if (optional != nullptr) {
    if (!optional->has_value() && !has_fallback)
      return texts::tr_words("it is not written in the file");
    if (!optional->has_value()) optional->emplace(fallback);
    (*optional)->value = value;
    return std::nullopt;
  }
  if (!in_split() || value == number->value) {
    number->value = value;
    return std::nullopt;
  }
  const auto share_of = [&](const std::string& id) -> Number* {
    if (split != nullptr) return split->find(id);
    Segment* segment = segments->find(id);
    return segment != nullptr ? &segment->share : nullptr;
  };
  // What is held steps aside for as long as the others are summed and scaled.
  std::vector<std::pair<Number*, double>> aside = {{number, number->value}};
  double fixed = value;
  number->value = 0;
  for (const std::string& id : held) {
    Number* share = share_of(id);
    if (share == nullptr || share == number) continue;
    fixed += share->value;
    aside.emplace_back(share, std::exchange(share->value, 0));
  }
  double free = 0;
  for_each_share([&](const Number& share) { free += share.value; });
  const double left = 1 - fixed;
  const bool too_much = left < -1e-9;
  const bool nobody = free == 0 && left > 1e-9;
  const double factor = std::max(0.0, left);
  if (!too_much && !nobody && free > 0)
    for_each_share([&](Number& share) { share.value *= factor / free; });
  for (const auto& [share, before] : aside) share->value = before;
  if (too_much)
    return texts::tr_format("together with what else was changed it takes {:.6g}%, more than all",
                            fixed * 100);
  if (nobody)
    return texts::tr_words("the other keys are 0 and cannot take up the rest; set the whole split");
  number->value = value;
  return std::nullopt;
}

const Provenance* NumberRef::provenance() const {
  if (time != nullptr) return time->mean.provenance.get();
  if (optional != nullptr) return optional->has_value() ? (*optional)->provenance.get() : nullptr;
  return number->provenance.get();
}

void NumberRef::set_provenance(std::shared_ptr<const Provenance> provenance) {
  if (time != nullptr)
    time->mean.provenance = std::move(provenance);
  else if (optional != nullptr && optional->has_value())
    (*optional)->provenance = std::move(provenance);
  else if (number != nullptr)
    number->provenance = std::move(provenance);
}

Addressed find_address(Journey& journey, std::string_view address, bool insert) {
  return Finder(journey, address, insert).find();
}

std::vector<std::string> all_addresses(const Journey& journey) {
  std::vector<std::string> addresses;
  const auto collect = [&](const Path& path, const Key&, const auto& leaf) {
    using Leaf = std::remove_cvref_t<decltype(leaf)>;
    if constexpr (std::is_same_v<Leaf, Number>) {
      addresses.push_back(path.text());
    } else if constexpr (std::is_same_v<Leaf, std::optional<Number>>) {
      if (leaf) addresses.push_back(path.text());
    } else if constexpr (std::is_same_v<Leaf, Time>) {
      addresses.push_back(path.text());
      if (leaf.spread_kind == Time::Spread::cv) addresses.push_back(path.child("cv"));
      if (leaf.spread_kind == Time::Spread::sd) addresses.push_back(path.child("sd"));
    } else if constexpr (std::is_same_v<Leaf, Split>) {
      for (const auto& [id, share] : leaf) addresses.push_back(path.child(id));
    } else if constexpr (std::is_same_v<Leaf, CustomerValue>) {
      if (!leaf.yearly) {
        addresses.push_back(path.text());
      } else {
        addresses.push_back(path.child("margin_per_year"));
        addresses.push_back(path.child("retention"));
      }
    } else if constexpr (std::is_same_v<Leaf, Changes>) {
      for (const auto& [id, change] : leaf)
        if (!change.split) addresses.push_back(path.child(id));
    }
  };
  walk(journey, collect);
  return addresses;
}

AddressAdvice explain_missing_address(const Journey& journey, std::string_view address) {
  const std::vector<std::string> addresses = all_addresses(journey);
  // Something may stand below the address: then say what.
  std::vector<std::string> below;
  const std::string prefix = std::string(address) + ".";
  for (const std::string& candidate : addresses) {
    if (!candidate.starts_with(prefix)) continue;
    std::string step = candidate.substr(prefix.size());
    step.resize(std::min(step.find('.'), step.size()));
    if (below.empty() || below.back() != step) below.push_back(std::move(step));
  }
  std::string message = texts::tr_format("no number has the address `{}`", address);
  if (!below.empty())
    return {message, texts::tr_format("say which number of it: {}", texts::listed(below, 8))};
  if (addresses.size() < 5000) {
    if (const auto near = nearest(address, addresses))
      return {message, texts::tr_format("did you mean `{}`?", *near)};
  }
  // The longest part that exists tells where it went wrong.
  std::string_view known = address;
  while (!known.empty()) {
    const std::size_t dot = known.rfind('.');
    known = dot == std::string_view::npos ? std::string_view{} : known.substr(0, dot);
    const std::string start = std::string(known) + ".";
    const bool exists = std::any_of(addresses.begin(), addresses.end(), [&](const auto& candidate) {
      return candidate.starts_with(start);
    });
    if (exists) break;
  }
  if (known.empty())
    return {
        message,
        texts::tr_words(
            "an address starts with a part of the file, `touchpoints` or `causes` for example")};
  std::vector<std::string> steps;
  const std::string start = std::string(known) + ".";
  for (const std::string& candidate : addresses) {
    if (!candidate.starts_with(start)) continue;
    std::string step = candidate.substr(start.size());
    step.resize(std::min(step.find('.'), step.size()));
    if (steps.empty() || steps.back() != step) steps.push_back(std::move(step));
  }
  return {message, texts::tr_format("`{}` has {}", known, texts::listed(steps, 8))};
}

}  // namespace painpoint
