#include "gui/change_edit.h"

#include <fmt/format.h>

#include <cmath>

#include "gui/tr.h"
#include "model/scenario.h"

namespace painpoint::gui {

Change with_operation(const Change& change, Change::Operation operation, double before) {
  const double after = moved_by(change, before, 1);
  Change written = change;
  written.operation = operation;
  written.operand.provenance = nullptr;
  double& operand = written.operand.value;
  switch (operation) {
    case Change::Operation::set:
      operand = after;
      break;
    case Change::Operation::scale:
      operand = before != 0 ? after / before : 1;
      break;
    case Change::Operation::cut:
      operand = before != 0 ? std::min(1.0, std::max(0.0, 1 - after / before)) : 0;
      break;
    case Change::Operation::add:
      operand = after - before;
      break;
  }
  // Nobody means 0.30000000000000004.
  const double rounded = std::round(operand * 1e12) / 1e12;
  if (std::isfinite(rounded)) operand = rounded;
  return written;
}

std::string text_of_operand(const Change& change, Quantity quantity) {
  const double operand = change.operand.value;
  switch (change.operation) {
    case Change::Operation::set:
      return text_of_number(quantity, operand);
    case Change::Operation::scale:
      return fmt::format("{:.6g}", operand);
    case Change::Operation::cut:
      return text_of_number(Quantity::share, operand);
    case Change::Operation::add:
      return (operand < 0 ? "-" : "") + text_of_number(quantity, std::abs(operand));
  }
  return {};
}

TypedNumber operand_from_text(std::string_view text, Change::Operation operation, Quantity quantity,
                              std::string_view currency) {
  switch (operation) {
    case Change::Operation::set:
      return number_from_text(text, quantity, currency);
    case Change::Operation::scale:
      // Parts of it may be said either way: 0.5 or 50%.
      return number_from_text(text, Quantity::level, currency);
    case Change::Operation::cut:
      return number_from_text(text, Quantity::share, currency);
    case Change::Operation::add:
      break;
  }
  const std::size_t sign = text.find_first_not_of(' ');
  bool negative = false;
  if (sign != std::string_view::npos) {
    for (const std::string_view minus : {"-", "\xE2\x88\x92"})
      if (text.substr(sign).starts_with(minus)) {
        negative = true;
        text.remove_prefix(sign + minus.size());
        break;
      }
    if (!negative && text[sign] == '+') text.remove_prefix(sign + 1);
  }
  TypedNumber number = number_from_text(text, quantity, currency);
  if (negative) number.value = -number.value;
  return number;
}

std::string_view words_of(Change::Operation operation) {
  switch (operation) {
    case Change::Operation::set:
      return tr_words("set to");
    case Change::Operation::scale:
      return "times";
    case Change::Operation::cut:
      return tr_words("cut by");
    case Change::Operation::add:
      return "plus";
  }
  return {};
}

}  // namespace painpoint::gui
