#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/journey.h"
#include "yaml/reading.h"
#include "yaml/scalars.h"

/// Decoding of the leaves of a journey. Each function reports what is wrong at the right place and
/// then leaves its result as it was, so that all mistakes of a file come out in one go. The path of
/// the reading is the address of what is read.
namespace painpoint::yaml {

/// `10%`, or { value, low, high, sample, evidence, source, note }.
bool read_number(Reading& reading, NodeId node, NumberForm form, Number& out);

/// A number of minutes, a number map, or a distribution by name.
bool read_time(Reading& reading, NodeId node, Time& out);

/// { a: 60%, b: 40% }, or `a` for all of it. Names are compared in NFC.
bool read_split(Reading& reading, NodeId node, Split& out);

/// Any single value as text.
bool read_text(Reading& reading, NodeId node, std::string& out);

/// The id of something else, in NFC.
bool read_reference(Reading& reading, NodeId node, std::string& out);

/// A list of ids, or one alone.
bool read_references(Reading& reading, NodeId node, std::vector<std::string>& out);

bool read_flag(Reading& reading, NodeId node, bool& out);

/// One of the words, as its position; empty words cannot be written.
bool read_word(Reading& reading, NodeId node, const std::string_view* words, std::size_t count,
               std::size_t& out);

/// A present value, or { margin_per_year, retention }.
bool read_customer_value(Reading& reading, NodeId node, CustomerValue& out);

/// [120, 80]: pixels to the right and down.
bool read_position(Reading& reading, NodeId node, MapPosition& out);

/// Anything, as it stands.
Note to_note(const Tree& tree, NodeId node);

/// Whether a map is what stands for a number: it has `value`, or one of the keys about it.
bool is_number_map(const Tree& tree, NodeId node);

}  // namespace painpoint::yaml
