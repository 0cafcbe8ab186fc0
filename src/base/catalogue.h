#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace painpoint {

/// The stable codes of everything that painpoint can find fault with. A number, once given, is
/// never used for something else.
enum class Code {
  file_too_large = 1,
  encoding = 2,
  control_character = 3,
  unclosed_quote = 4,
  nested_too_deeply = 5,
  flow_too_long = 6,
  yaml_feature = 7,
  second_document = 8,
  empty_file = 9,
  syntax = 10,
  tab_indentation = 11,
  unknown_key = 12,
  duplicate_key = 13,
  wrong_kind = 14,
  not_a_number = 15,
  out_of_range = 16,
  percent_not_allowed = 17,
  bad_time = 18,
  bad_uncertainty = 19,
  bad_id = 20,
  missing_key = 21,
  language_version = 22,
  unknown_choice = 23,
  bad_distribution = 24,
  unknown_name = 30,
  name_used_twice = 31,
  split_sum = 40,
  cause_shares = 41,
  reaction_sum = 42,
  outcome_sum = 43,
  chance_over_one = 44,
  prevalence_zero = 45,
  value_infinite = 46,
  no_such_number = 50,
  cannot_be_changed = 51,
  changed_twice = 52,
  include_cycle = 53,
  added_twice = 54,
  bad_change = 55,
  not_all_checked = 56,
  trap = 60,
  back_without_rework = 61,
  unreachable = 62,
  no_touchpoints = 63,
  too_many_states = 64,
  too_many_carried_causes = 65,
  counted_twice = 70,
  delivered_in_full = 71,
  engagement_far = 72,
  abandonment_unpriced = 73,
  observed_far = 74,
  occupancy_high = 75,
  never_used = 76,
  not_accurate = 80,
  no_such_result = 81,
  nothing_to_fit = 82,
  bad_result_file = 83,
  file_unusable = 84,
  file_changed = 85,
};

/// What `painpoint explain PP012` prints.
struct CatalogueEntry {
  Code code;
  std::string_view title;
  std::string_view explanation;
  std::string_view example;  ///< what to write instead, may be empty
};

/// All entries, by number.
std::span<const CatalogueEntry> catalogue();

/// `PP012`.
std::string code_name(Code code);

/// The entry of `PP012` or `pp12`, if there is one.
std::optional<CatalogueEntry> find_in_catalogue(std::string_view name);

}  // namespace painpoint
