#pragma once

#include <string>
#include <string_view>

#include "model/journey.h"
#include "model/key.h"
#include "texts/tr.h"

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

// What one entry of a map or list is, in English.
template <class T>
inline constexpr const char* kWordFor = texts::tr_later("entry");
template <>
inline constexpr const char* kWordFor<Stage> = texts::tr_later("stage");
template <>
inline constexpr const char* kWordFor<Segment> = texts::tr_later("segment");
template <>
inline constexpr const char* kWordFor<Channel> = texts::tr_later("channel");
template <>
inline constexpr const char* kWordFor<Team> = texts::tr_later("team");
template <>
inline constexpr const char* kWordFor<Cause> = texts::tr_later("cause");
template <>
inline constexpr const char* kWordFor<Touchpoint> = texts::tr_later("touchpoint");
template <>
inline constexpr const char* kWordFor<Pain> = texts::tr_later("pain point");
template <>
inline constexpr const char* kWordFor<Work> = texts::tr_later("backstage work");
template <>
inline constexpr const char* kWordFor<End> = texts::tr_later("end");
template <>
inline constexpr const char* kWordFor<Policy> = texts::tr_later("policy");
template <>
inline constexpr const char* kWordFor<Scenario> = texts::tr_later("scenario");

}  // namespace painpoint
