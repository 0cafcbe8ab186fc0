#include <fmt/format.h>
#include <unistd.h>

#include <condition_variable>
#include <mutex>
#include <random>
#include <system_error>
#include <thread>
#include <utility>

#include "base/save.h"
#include "base/text.h"
#include "editor/recovery.h"
#include "editor/recovery_file.h"
#include "texts/parts.h"

namespace painpoint::editor {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// After a failure it is tried again, but not all the time: the disk may be full for long.
constexpr std::chrono::milliseconds kTryAgain{1000};

/// A name that no other document and no other process has.
fs::path own_name(const fs::path& folder) {
  std::random_device random;
  return folder / fmt::format("{}-{:08x}{:08x}", ::getpid(), random(), random());
}

}  // namespace

struct Autosave::Inside {
  /// What is to be on disk: a journey, or nothing, because the journey's own file has everything.
  struct Order {
    std::function<Outcome<yaml::Written>()> text;  ///< none: take the recovery file away
    fs::path path;
    DiskState began;
    texts::Language language = texts::spoken();  ///< in which is said what went wrong
  };

  Inside(fs::path state_folder, std::chrono::milliseconds how_often)
      : folder(std::move(state_folder)),
        name(own_name(folder)),
        kept(name.string() + std::string(kRecoverySuffix)),
        lock_path(name.string() + std::string(kLockSuffix)),
        interval(how_often),
        thread([this] { carry_out_orders(); }) {}

  ~Inside() {
    {
      const std::lock_guard hold(mutex);
      closing = true;
    }
    changed.notify_all();
    thread.join();
    std::error_code error;
    if (!keep) fs::remove(kept, error);
    if (!keep) fs::remove(lock_path, error);
  }

  /// The thread's whole life. What was given last is written before it ends, if it is to be kept.
  void carry_out_orders() {
    std::unique_lock hold(mutex);
    Clock::time_point not_before = Clock::now();
    while (true) {
      changed.wait(hold, [this] { return order.has_value() || closing; });
      if (closing && (!keep || !order)) return;
      // Changes that come in quick succession are written together.
      changed.wait_until(hold, not_before, [this] { return closing || hurried; });
      if (closing && !keep) return;
      const Order now = *std::exchange(order, std::nullopt);
      working = true;
      hold.unlock();
      std::optional<std::string> went_wrong = carry_out(now);
      hold.lock();
      working = false;
      hurried = false;
      not_before = Clock::now() + interval;
      if (went_wrong) {
        if (went_wrong != last_problem) told = went_wrong;
        if (!order && !closing) order = now;
        not_before = Clock::now() + kTryAgain;
      }
      last_problem = std::move(went_wrong);
      changed.notify_all();
    }
  }

  std::optional<std::string> carry_out(const Order& now) {
    const texts::Speaking speaking(now.language);
    std::error_code error;
    if (!now.text) {
      fs::remove(kept, error);
      return std::nullopt;
    }
    const Outcome<yaml::Written> written = now.text();
    if (!written) return texts::tr_words("the journey cannot be written as text");
    fs::create_directories(folder, error);
    if (error)
      return texts::tr_format("cannot make the folder `{}`: {}", printable(folder.string()),
                              texts::system_words(error.value()));
    if (!lock.held()) lock = ProcessLock(lock_path, true, true);
    if (!lock.held())
      return texts::tr_format("cannot write in the folder `{}`", printable(folder.string()));
    const int problem = replace_file(
        kept, recovery_text(now.path, now.began, std::chrono::system_clock::now(), written->text));
    return problem == 0 ? std::nullopt : std::optional(texts::cannot_write(kept, problem));
  }

  const fs::path folder, name, kept, lock_path;
  const std::chrono::milliseconds interval;
  ProcessLock lock;  ///< of the thread
  // What the one who draws last gave; only that thread looks at it.
  std::shared_ptr<const Journey> seen;
  bool seen_unsaved = false;

  std::mutex mutex;
  std::condition_variable changed;
  std::optional<Order> order;
  bool working = false;
  bool hurried = false;
  bool closing = false;
  bool keep = false;
  std::optional<std::string> last_problem;
  std::optional<std::string> told;  ///< not fetched yet
  std::thread thread;               ///< last: all else is there when it starts
};

Autosave::Autosave(fs::path state_folder, std::chrono::milliseconds interval)
    : inside_(std::make_unique<Inside>(std::move(state_folder), interval)) {}
Autosave::~Autosave() = default;

void Autosave::update(const Document& document) {
  Inside& in = *inside_;
  const std::shared_ptr<const Journey> now = document.snapshot();
  const bool unsaved = document.unsaved();
  if (in.seen == now && in.seen_unsaved == unsaved) return;
  const bool nothing_there = in.seen == nullptr || !in.seen_unsaved;
  in.seen = now;
  in.seen_unsaved = unsaved;
  if (!unsaved && nothing_there) return;
  Inside::Order order;
  if (unsaved) order.text = document.text_later();
  order.path = document.path();
  order.began = document.disk();
  {
    const std::lock_guard hold(in.mutex);
    in.order = std::move(order);
  }
  in.changed.notify_all();
}

std::optional<std::string> Autosave::problem() {
  const std::lock_guard hold(inside_->mutex);
  return std::exchange(inside_->told, std::nullopt);
}

void Autosave::keep_when_closed() {
  const std::lock_guard hold(inside_->mutex);
  inside_->keep = true;
}

void Autosave::flush() {
  Inside& in = *inside_;
  std::unique_lock hold(in.mutex);
  in.last_problem.reset();
  in.hurried = true;
  in.changed.notify_all();
  in.changed.wait(hold, [&] { return (!in.order && !in.working) || in.last_problem; });
}

}  // namespace painpoint::editor
