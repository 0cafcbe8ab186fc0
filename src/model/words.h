#pragma once

#include <string>
#include <string_view>

#include "model/journey.h"
#include "model/key.h"

/// What things are called in sentences: verdicts, the history of a document, refused edits.
namespace painpoint {

/// “Deliver”; the id in the same quotes where there is no name.
std::string quoted(const std::string& name, std::string_view id);

/// What stands at an address: "chance of “Cannot find”", "“Deliver”", "way from “Order” to
/// “Deliver”", "discount rate".
std::string words_for(const Journey& journey, std::string_view address);
/// The same in the language that is on, for sentences that are translated.
std::string said_for(const Journey& journey, std::string_view address);

/// What a reference names: “Deliver”.
std::string name_of(const Journey& journey, Refers refers, const std::string& id);

// What one entry of a map or list is.
template <class T>
inline constexpr std::string_view kWordFor = "entry";
template <>
inline constexpr std::string_view kWordFor<Stage> = "stage";
template <>
inline constexpr std::string_view kWordFor<Segment> = "segment";
template <>
inline constexpr std::string_view kWordFor<Channel> = "channel";
template <>
inline constexpr std::string_view kWordFor<Team> = "team";
template <>
inline constexpr std::string_view kWordFor<Cause> = "cause";
template <>
inline constexpr std::string_view kWordFor<Touchpoint> = "touchpoint";
template <>
inline constexpr std::string_view kWordFor<Pain> = "pain point";
template <>
inline constexpr std::string_view kWordFor<Work> = "backstage work";
template <>
inline constexpr std::string_view kWordFor<End> = "end";
template <>
inline constexpr std::string_view kWordFor<Policy> = "policy";
template <>
inline constexpr std::string_view kWordFor<Scenario> = "scenario";

}  // namespace painpoint
