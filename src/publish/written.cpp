#include "publish/written.h"

#include "base/text.h"

namespace painpoint::publish {

bool is_written(const yaml::JourneyFile& file, std::string_view address) {
  return are_written(file, {std::string(address)}).front();
}

std::vector<bool> are_written(const yaml::JourneyFile& file,
                              const std::vector<std::string>& addresses) {
  std::vector<std::string> parents;
  for (const std::string& address : addresses) {
    const std::size_t dot = address.rfind('.');
    parents.push_back(dot == std::string::npos ? std::string() : address.substr(0, dot));
  }
  const std::vector<yaml::NodeId> nodes = yaml::find_nodes(file.tree, addresses);
  const std::vector<yaml::NodeId> of_parents = yaml::find_nodes(file.tree, parents);
  std::vector<bool> written;
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    const yaml::NodeId node = nodes[i];
    const std::string& address = addresses[i];
    const std::string step = address.substr(parents[i].empty() ? 0 : parents[i].size() + 1);
    if (node == yaml::kNoNode || node == 0) {
      written.push_back(false);
      continue;
    }
    // The last step must have led somewhere; `next: deliver` says `next.deliver` without a step.
    const bool short_form = file.tree.is_scalar(node) && nfc(file.tree.text(node)) == step;
    const bool mean_of_time = step == "mean" && !file.tree.is_map(node);
    written.push_back(node != of_parents[i] || short_form || mean_of_time);
  }
  return written;
}

}  // namespace painpoint::publish
