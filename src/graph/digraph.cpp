#include "graph/digraph.h"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/property_map/property_map.hpp>

namespace painpoint::graph {
namespace {

using BoostGraph =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                       boost::no_property, std::uint32_t, std::uint32_t>;

BoostGraph to_boost(const Digraph& graph) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  edges.reserve(graph.targets.size());
  for (std::size_t node = 0; node < graph.size(); ++node)
    for (const std::uint32_t target : graph.row(node))
      edges.emplace_back(static_cast<std::uint32_t>(node), target);
  return {boost::edges_are_sorted, edges.begin(), edges.end(),
          static_cast<std::uint32_t>(graph.size())};
}

}  // namespace

NodeLists::NodeLists(std::span<const std::uint32_t> list_of, std::size_t lists)
    : offsets_(lists + 1, 0), nodes_(list_of.size()) {
  for (const std::uint32_t list : list_of) ++offsets_[list + 1];
  for (std::size_t list = 0; list < lists; ++list) offsets_[list + 1] += offsets_[list];
  std::vector<std::uint32_t> place(offsets_.begin(), offsets_.end() - 1);
  for (std::size_t node = 0; node < list_of.size(); ++node)
    nodes_[place[list_of[node]]++] = static_cast<std::uint32_t>(node);
}

Digraph reversed(const Digraph& graph) {
  Digraph result;
  result.offsets.assign(graph.size() + 1, 0);
  for (const std::uint32_t target : graph.targets) ++result.offsets[target + 1];
  for (std::size_t i = 0; i < graph.size(); ++i) result.offsets[i + 1] += result.offsets[i];
  result.targets.resize(graph.targets.size());
  std::vector<std::uint32_t> place(result.offsets.begin(), result.offsets.end() - 1);
  for (std::size_t node = 0; node < graph.size(); ++node)
    for (const std::uint32_t target : graph.row(node))
      result.targets[place[target]++] = static_cast<std::uint32_t>(node);
  return result;
}

Components strong_components(const Digraph& graph) {
  Components components;
  components.of.resize(graph.size());
  if (graph.size() == 0) return components;
  const BoostGraph boost_graph = to_boost(graph);
  const auto index = boost::get(boost::vertex_index, boost_graph);
  const std::size_t count = boost::strong_components(
      boost_graph, boost::make_iterator_property_map(components.of.begin(), index));
  components.nodes = NodeLists(components.of, count);
  return components;
}

std::vector<bool> reachable(const Digraph& graph, std::span<const std::uint32_t> starts) {
  std::vector<bool> reached(graph.size(), false);
  if (graph.size() == 0) return reached;
  const BoostGraph boost_graph = to_boost(graph);
  const auto index = boost::get(boost::vertex_index, boost_graph);
  std::vector<boost::default_color_type> colours(graph.size(), boost::white_color);
  const auto colour_map = boost::make_iterator_property_map(colours.begin(), index);
  boost::queue<std::uint32_t> queue;
  for (const std::uint32_t start : starts)
    if (colours[start] == boost::white_color)
      boost::breadth_first_visit(boost_graph, start, queue, boost::default_bfs_visitor(),
                                 colour_map);
  for (std::size_t node = 0; node < graph.size(); ++node)
    reached[node] = colours[node] != boost::white_color;
  return reached;
}

}  // namespace painpoint::graph
