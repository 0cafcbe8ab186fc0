#include "report/observed_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "model/evidence.h"
#include "report/figures.h"
#include "report/split_tables.h"
#include "study/words.h"
#include "texts/tr.h"

namespace painpoint::report {

using chain::Metric;

Table observed_table(const std::vector<study::ObservedRow>& rows, std::string_view currency) {
  Table table;
  table.columns = {{texts::tr_words("Model and reality"), "", Align::left, 22, 2},
                   {"", "", Align::left},
                   {texts::tr_words("Observed")},
                   {texts::tr_words("Modelled")},
                   {"", "", Align::left}};
  bool far = false;
  for (const study::ObservedRow& row : rows) {
    const Scale scale = scale_of(row.quantity, std::max(row.observed, row.modelled), currency);
    table.rows.push_back({{texts::tr_words(std::string(row.title).c_str()), scale.unit,
                           Cell(grouped(row.observed * scale.factor, scale.decimals), row.observed),
                           Cell(grouped(row.modelled * scale.factor, scale.decimals), row.modelled),
                           row.far_apart ? texts::tr_words("far apart") : ""}});
    far = far || row.far_apart;
  }
  drop_empty_columns(table);
  if (far)
    table.note =
        texts::tr_words("Find out why figures are far apart before you decide on the others.");
  return table;
}

std::string observed_warning(const std::vector<study::ObservedRow>& rows) {
  std::vector<std::string> far;
  for (const study::ObservedRow& row : rows) {
    if (!row.far_apart) continue;
    std::string title = texts::tr_words(std::string(row.title).c_str());
    if (!title.empty() && title[0] >= 'A' && title[0] <= 'Z')
      title[0] = static_cast<char>(title[0] - 'A' + 'a');
    far.push_back(std::move(title));
  }
  if (far.empty()) return {};
  return texts::tr_format(
      "The model is far from what is observed: {}. Until the two agree, trust differences between "
      "scenarios more than levels.",
      study::all_of(far));
}

Table benchmark_table(const chain::Row& journey, std::string_view currency) {
  Table table;
  table.title = texts::tr_words("Beside published figures");
  table.columns = {{"", "", Align::left, 20, 2},
                   {"", "", Align::left},
                   {texts::tr_words("Here")},
                   {texts::tr_words("Published")},
                   {texts::tr_words("Where from"), "", Align::left, 24, 3}};
  const Scale rework = scale_of(chain::MetricUnit::share, 1, currency);
  const double share = chain::at(journey, Metric::rework_time_share);
  table.rows.push_back(
      {{texts::tr_words("Rework share of staff time"), rework.unit,
        Cell(grouped(share * rework.factor, rework.decimals), share),
        Cell(grouped(kReworkBenchmark * rework.factor, 0), kReworkBenchmark),
        texts::tr_format("{}, about", texts::tr_words(kReworkBenchmarkSource.data()))}});
  const Scale points = scale_of(chain::MetricUnit::points, 100, currency);
  const double satisfaction = chain::at(journey, Metric::satisfaction);
  const IndexEdition& latest = kSatisfactionIndex.back();
  table.rows.push_back({{texts::tr_words("Satisfaction"), points.unit,
                         Cell(grouped(satisfaction, points.decimals), satisfaction),
                         Cell(grouped(latest.score, points.decimals), latest.score),
                         fmt::format("{}, {}", texts::tr_words(kSatisfactionIndexName.data()),
                                     texts::tr_words(latest.published.data()))}});
  std::string series;
  for (const IndexEdition& edition : kSatisfactionIndex)
    series += fmt::format("{}{} {}", series.empty() ? "" : texts::tr_words(", "),
                          texts::tr_words(edition.published.data()),
                          grouped(edition.score, points.decimals));
  table.note = texts::tr_format(
      "The index so far: {}. It asks customers of whole organisations in one country; one journey "
      "elsewhere can differ for good reasons.",
      series);
  return table;
}

}  // namespace painpoint::report
