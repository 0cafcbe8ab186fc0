#include "report/result_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "report/json_parts.h"
#include "texts/tr.h"

namespace painpoint::report {
namespace {

/// Deeper than any result is, and shallow enough for every stack.
constexpr int kDeepest = 32;

/// Parts of a result that hold no figures to compare: counts to plot, factors, names of routes.
bool is_no_figure(std::string_view key) {
  return key == "histograms" || key == "pairing" || key == "factor_against_drawn" ||
         key == "factor" || key == "traces" || key == "acceptability" || key == "sample";
}

class Reader {
 public:
  explicit Reader(const SourceText& source) : source_(source) {}

  Outcome<ResultFile> run() {
    if (const auto bad = first_invalid_utf8(source_.text)) {
      complain(texts::tr_words("this is not UTF-8, as JSON must be"),
               texts::tr_words("compute the result again"), *bad);
      return std::move(outcome_);
    }
    Json json;
    try {
      json = Json::parse(source_.text, [](int depth, Json::parse_event_t, Json&) {
        if (depth > kDeepest) throw TooDeep();
        return true;
      });
    } catch (const TooDeep&) {
      complain(texts::tr_words("this JSON is nested deeper than any result of painpoint"),
               texts::tr_words("give a file that was written with --format json"), 0);
      return std::move(outcome_);
    } catch (const Json::parse_error& problem) {
      const std::size_t at =
          std::min(problem.byte == 0 ? 0 : problem.byte - 1, source_.text.size());
      const bool breaks_off = source_.text.find_first_not_of(" \t\r\n", at) == std::string::npos;
      complain(breaks_off ? texts::tr_words("the JSON breaks off here")
                          : texts::tr_words("this is no JSON from here on"),
               texts::tr_words("compute the result again, with --format json --output FILE"), at);
      return std::move(outcome_);
    } catch (const Json::exception&) {  // a number that no double can hold
      complain(texts::tr_words("a number in this file is beyond all bounds"),
               texts::tr_words("compute the result again"), 0);
      return std::move(outcome_);
    }
    read(json);
    if (!outcome_.diagnostics.has_errors()) outcome_.value = std::move(file_);
    return std::move(outcome_);
  }

 private:
  struct TooDeep {};

  void complain(std::string message, std::string advice, std::size_t at) {
    Diagnostic finding{Code::bad_result_file, Level::error, std::move(message),
                       std::move(advice),     {},           {}};
    finding.span = Span{at, std::min(at + 1, source_.text.size())};
    outcome_.diagnostics.add(std::move(finding));
  }
  void complain_about(std::string_view key, std::string message, std::string advice) {
    const std::size_t at = source_.text.find(fmt::format("\"{}\"", key));
    complain(std::move(message), std::move(advice), at == std::string::npos ? 0 : at);
  }

  void read(const Json& json) {
    const bool ours = json.is_object() && json.contains("painpoint") && json.contains("journey") &&
                      json.contains("engine") &&
                      (json.contains("scenarios") || json.contains("plans"));
    if (!ours) {
      complain(texts::tr_words("this JSON is not a result of painpoint"),
               texts::tr_words(
                   "give a file that solve, compare, simulate, hurts or decide wrote with --format "
                   "json, or a journey file"),
               source_.text.find_first_not_of(" \t\r\n"));
      return;
    }
    file_.name = source_.name;
    for (const auto& [key, text] :
         {std::pair{"painpoint", &file_.version}, std::pair{"journey", &file_.journey},
          std::pair{"currency", &file_.currency}, std::pair{"engine", &file_.engine},
          std::pair{"by", &file_.by}}) {
      if (!json.contains(key)) continue;
      if (json[key].is_string())
        *text = json[key].get<std::string>();
      else
        complain_about(key, texts::tr_format("`{}` must be a text", key),
                       texts::tr_words("compute the result again"));
    }
    read_count(json, "seed", file_.seed);
    const bool decision = !json.contains("scenarios");
    const char* members = decision ? "plans" : "scenarios";
    read_count(json, decision ? "draws" : "customers", file_.draws);
    const Json& scenarios = json[members];
    if (!scenarios.is_object()) {
      complain_about(members, texts::tr_words("they must hold results by the ids of scenarios"),
                     texts::tr_words("compute the result again"));
      return;
    }
    for (const auto& [id, scenario] : scenarios.items()) {
      if (!scenario.is_object()) {
        complain_about(id, texts::tr_format("`{}` must hold figures", fit(printable(id), 40)),
                       texts::tr_words("compute the result again"));
        continue;
      }
      figures_ = &file_.scenarios.insert(id, {}).first->figures;
      collect("", scenario);
    }
    if (decision) read_worth_of_knowing(json);
  }

  /// What belongs to a decision and to none of its plans.
  void read_worth_of_knowing(const Json& json) {
    figures_ = &file_.scenarios.insert("all plans", {}).first->figures;
    for (const char* key : {"evpi", "evppi", "evppi_of_causes"})
      if (json.contains(key)) collect(key, json[key]);
  }

  void read_count(const Json& json, const char* key, std::optional<std::uint64_t>& count) {
    if (!json.contains(key)) return;
    if (json[key].is_number_unsigned())
      count = json[key].get<std::uint64_t>();
    else
      complain_about(key, texts::tr_format("`{}` must be a whole number", key),
                     texts::tr_words("compute the result again"));
  }

  void put(const std::string& path, ResultFigure figure) { figures_->insert(path, figure); }

  void collect(const std::string& path, const Json& json) {
    const auto below = [&](const std::string& step) {
      return path.empty() ? step : path + "." + step;
    };
    if (json.is_number()) {
      put(path, {json.get<double>(), std::nullopt});
    } else if (json.is_null()) {
      put(path, {});
    } else if (json.is_object() && json.contains("se") &&
               (json.contains("mean") || json.contains("value"))) {
      collect_estimate(path, json);
    } else if (json.is_object()) {
      for (const auto& [key, value] : json.items())
        if (!is_no_figure(key)) collect(below(key), value);
    } else if (json.is_array()) {
      for (std::size_t i = 0; i < json.size(); ++i)
        collect_item(below(item_name(json[i], i)), json[i]);
    }
  }

  void collect_estimate(const std::string& path, const Json& json) {
    ResultFigure figure;
    const Json& mean = json.contains("mean") ? json["mean"] : json["value"];
    if (mean.is_number()) figure.value = mean.get<double>();
    if (json["se"].is_number()) figure.standard_error = json["se"].get<double>();
    put(path, figure);
  }

  /// Items of lists are told apart by their first member, a month or a score.
  static std::string item_name(const Json& item, std::size_t position) {
    if (item.is_object() && !item.empty() && item.begin()->is_number())
      return fmt::format("{:.12g}", item.begin()->get<double>());
    return std::to_string(position + 1);
  }
  void collect_item(const std::string& path, const Json& item) {
    if (!item.is_object() || item.empty() || !item.begin()->is_number()) {
      collect(path, item);
      return;
    }
    for (auto member = std::next(item.begin()); member != item.end(); ++member)
      collect(path + "." + member.key(), member.value());
  }

  const SourceText& source_;
  Outcome<ResultFile> outcome_;
  ResultFile file_;
  Dict<ResultFigure>* figures_ = nullptr;
};

}  // namespace

bool looks_like_json(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

Outcome<ResultFile> read_result(const SourceText& source) {
  return Reader(source).run();
}

}  // namespace painpoint::report
