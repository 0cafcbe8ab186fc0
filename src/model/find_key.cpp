#include "model/find_key.h"

#include <string>
#include <type_traits>

#include "base/text.h"
#include "model/language.h"
#include "model/walk.h"
#include "texts/tr.h"

namespace painpoint {
namespace {

class KeyFinder {
 public:
  explicit KeyFinder(std::string_view rest) : rest_(rest) {}

  std::optional<KeyFacts> run() {
    structure(Journey{});
    return found_;
  }

  template <class T>
  void operator()(const Key& key, const T& member) {
    if (taken_ || key.name != wanted_) return;
    taken_ = true;
    descend(key, member);
  }
  void operator()(const Key& key, NoteKeys, const Notes&) {
    if (taken_ || key.name != wanted_) return;
    taken_ = true;
    tell(key);
  }
  void operator()(NoteKeys, const Notes&) {}

 private:
  template <class T>
  void structure(const T& object) {
    wanted_ = take_step();
    taken_ = false;
    describe(*this, object);
    taken_ = true;
  }

  template <class T>
  void descend(const Key& key, const T& member) {
    if constexpr (requires(KeyFinder & finder) { describe(finder, member); }) {
      if constexpr (std::is_same_v<T, Pain>) in_pain_ = true;
      if (rest_.empty()) {
        tell(key);
      } else {
        structure(member);
      }
    } else {
      leaf(key, member);
    }
  }

  KeyFacts& tell(const Key& key) {
    found_.emplace();
    found_->meaning = key.meaning;
    return *found_;
  }
  KeyFacts& tell_number(const Key& key, Quantity quantity) {
    KeyFacts& facts = tell(key);
    facts.number = true;
    facts.quantity = quantity;
    return facts;
  }

  void leaf(const Key& key, const Number& number) {
    if (rest_.empty() && !key.required) tell_number(key, key.quantity).by_default = number.value;
    if (rest_.empty() && key.required) tell_number(key, key.quantity);
  }
  void leaf(const Key& key, const std::optional<Number>&) {
    if (!rest_.empty()) return;
    KeyFacts& facts = tell_number(key, key.quantity);
    if (key.name == "delivered") facts.by_default = 1.0;
    if (in_pain_ && key.name != "wait_over")
      facts.default_in_words = texts::tr_later("that of the severity of the pain");
  }
  void leaf(const Key& key, const Time& time) {
    const std::string_view step = take_step();
    if (step.empty() || step == "mean") {
      tell_number(key, key.quantity).by_default = mean_minutes(time);
    } else if (step == "sd" || step == "min" || step == "mode" || step == "max" ||
               step == "values") {
      tell_number(key, key.quantity);
    } else if (step == "cv" || step == "weights") {
      tell_number(key, Quantity::factor);
    }
  }
  void leaf(const Key& key, const Split&) {
    if (rest_.empty()) {
      tell(key);
      return;
    }
    take_step();
    if (rest_.empty()) tell_number(key, Quantity::share);
  }
  void leaf(const Key& key, const CustomerValue& value) {
    if (rest_.empty()) {
      tell_number(key, key.quantity).by_default = value.present_value.value;
      return;
    }
    const std::string_view step = take_step();
    if (step == "margin_per_year") tell_number(key, Quantity::money);
    if (step == "retention") tell_number(key, Quantity::rate);
  }
  void leaf(const Key& key, const std::vector<Work>&) {
    if (!rest_.empty()) take_step();  // its number in the list
    descend(key, Work{});
  }
  void leaf(const Key& key, const std::optional<Pain>&) { descend(key, Pain{}); }
  template <class T>
  requires kIsDictOfStructures<Dict<T>>
  void leaf(const Key& key, const Dict<T>&) {
    if (rest_.empty()) {
      tell(key);
      return;
    }
    const std::string id = nfc(take_step());
    descend(key, default_of<T>(id));
  }
  void leaf(const Key& key, const Changes&) { tell(key); }
  void leaf(const Key& key, const auto&) {
    if (rest_.empty()) tell(key);
  }

  std::string_view take_step() {
    const std::size_t dot = rest_.find('.');
    const std::string_view step = rest_.substr(0, dot);
    rest_ = dot == std::string_view::npos ? std::string_view{} : rest_.substr(dot + 1);
    return step;
  }

  std::string_view rest_;
  std::string_view wanted_;
  bool taken_ = false;
  bool in_pain_ = false;
  std::optional<KeyFacts> found_;
};

}  // namespace

std::optional<KeyFacts> find_key(std::string_view address) {
  if (address.empty()) return std::nullopt;
  return KeyFinder(address).run();
}

}  // namespace painpoint
