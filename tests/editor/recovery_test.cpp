#include <doctest/doctest.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <new>
#include <random>
#include <thread>
#include <vector>

#include "editor/recovery.h"
#include "editor/recovery_file.h"
#include "tests/editor/folder.h"
#include "tests/support/solve.h"

using namespace painpoint;
using namespace painpoint::editor;
using namespace painpoint::test;

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::string_view kText =
    "painpoint: 1\njourney: Shop\ntouchpoints:\n  order: { minutes: 0, next: completed }  # "
    "first\n";

Edit minutes(int value) {
  return SetNumber{"touchpoints.order.minutes", 1.0 * value};
}

int minutes_of(const Journey& journey) {
  return static_cast<int>(journey.touchpoints.find("order")->minutes.mean.value);
}

Document opened(const fs::path& path) {
  write_bytes(path, kText);
  Outcome<Document> document = Document::open(path);
  REQUIRE_MESSAGE(document, words_of(document.diagnostics));
  return std::move(*document);
}

std::size_t files_in(const fs::path& folder) {
  std::size_t count = 0;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) count += entry.exists() ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("what is not saved is kept, and taken away when it is saved") {
  const Folder folder;
  const fs::path state = folder.path() / "state";
  Document document = opened(folder.path() / "shop.yaml");
  Autosave autosave(state);
  autosave.update(document);
  autosave.flush();
  CHECK(files_in(state) == 0);
  REQUIRE(document.apply(minutes(7)));
  autosave.update(document);
  autosave.flush();
  CHECK(files_in(state) == 2);
  // The process lives: nothing is to be recovered.
  CHECK(recoverable(state).empty());
  REQUIRE(document.save());
  autosave.update(document);
  autosave.flush();
  CHECK(recoverable(state).empty());
  for (const auto& entry : fs::directory_iterator(state))
    CHECK(entry.path().extension() != kRecoverySuffix);
  CHECK_FALSE(autosave.problem());
}

TEST_CASE("what a session leaves behind is offered, newest first, and can be forgotten") {
  const Folder folder;
  const fs::path state = folder.path() / "state";
  const fs::path path = folder.path() / "shop\n\\1.yaml";
  for (const int value : {3, 4}) {
    Document document = opened(path);
    Autosave autosave(state);
    REQUIRE(document.apply(minutes(value)));
    autosave.update(document);
    autosave.keep_when_closed();
    autosave.flush();
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  std::vector<Recovered> left = recoverable(state);
  REQUIRE(left.size() == 2);
  CHECK(left[0].when > left[1].when);
  CHECK(left[0].path == path);
  CHECK_FALSE(left[0].file_changed);
  Outcome<Document> again = Document::from_text(left[0].text, left[0].path, left[0].began);
  REQUIRE(again);
  CHECK(minutes_of(again->journey()) == 4);
  CHECK(again->text()->text.find("# first") != std::string::npos);
  write_bytes(path, "theirs");
  CHECK(recoverable(state)[0].file_changed);
  forget(left[0]);
  left = recoverable(state);
  REQUIRE(left.size() == 1);
  forget(left[0]);
  CHECK(files_in(state) == 0);
}

TEST_CASE("a session that ends in order leaves nothing behind") {
  const Folder folder;
  Document document = opened(folder.path() / "shop.yaml");
  {
    Autosave autosave(folder.path() / "state");
    REQUIRE(document.apply(minutes(7)));
    autosave.update(document);
    autosave.flush();
  }
  CHECK(files_in(folder.path() / "state") == 0);
}

TEST_CASE("broken recovery files are not among what is offered") {
  const Folder folder;
  const std::string good =
      recovery_text("/a/b.yaml", {true, 5, 6}, std::chrono::system_clock::now(), kText);
  REQUIRE(read_recovery(good));
  CHECK(read_recovery(good)->text == kText);
  CHECK(read_recovery(good)->began == DiskState{true, 5, 6});
  for (std::size_t size = 0; size < good.size(); ++size)
    CHECK_FALSE(read_recovery(good.substr(0, size)));
  CHECK_FALSE(read_recovery(good + "x"));
  write_bytes(folder.path() / "1.recovery", good.substr(0, 40));
  write_bytes(folder.path() / "2.recovery", good);
  CHECK(recoverable(folder.path()).size() == 1);
}

TEST_CASE("where nothing can be kept, that is said once") {
  const Folder folder;
  write_bytes(folder.path() / "state", "a file where the folder should be");
  Document document = opened(folder.path() / "shop.yaml");
  Autosave autosave(folder.path() / "state" / "deeper", std::chrono::milliseconds(1));
  REQUIRE(document.apply(minutes(7)));
  autosave.update(document);
  autosave.flush();
  const auto problem = autosave.problem();
  REQUIRE(problem);
  CHECK(problem->find("cannot make the folder") != std::string::npos);
  CHECK_FALSE(autosave.problem());
}

namespace {

/// What a process that is killed tells about itself.
struct Diary {
  static constexpr std::size_t kMost = 10'000;
  std::atomic<int> done = 0;                            ///< the edit that was made last
  std::atomic<int> on_disk = 0;                         ///< one that was known to be kept
  std::array<std::atomic<std::int64_t>, kMost> when{};  ///< of each edit, by the steady clock
};

/// Edits, saves and autosaves until it is killed.
[[noreturn]] void edit_for_ever(const fs::path& folder, Diary& diary,
                                std::chrono::milliseconds interval,
                                std::chrono::microseconds pause) {
  Outcome<Document> document = Document::open(folder / "shop.yaml");
  Autosave autosave(folder / "state", interval);
  for (int i = 1; i < static_cast<int>(Diary::kMost); ++i) {
    if (!document->apply(minutes(i))) ::_exit(1);
    autosave.update(*document);
    diary.when[static_cast<std::size_t>(i)] = Clock::now().time_since_epoch().count();
    diary.done = i;
    if (i % 17 == 0) {
      autosave.flush();
      diary.on_disk = i;
    }
    if (i % 29 == 0 && document->save()) diary.on_disk = i;
    std::this_thread::sleep_for(pause);
  }
  ::_exit(0);
}

/// A process that edits in a folder of its own.
class Victim {
 public:
  Victim(std::chrono::milliseconds interval, std::chrono::microseconds pause)
      : memory_(::mmap(nullptr, sizeof(Diary), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                       -1, 0)) {
    REQUIRE(memory_ != MAP_FAILED);
    diary_ = new (memory_) Diary;
    write_bytes(folder_.path() / "shop.yaml", kText);
    process_ = ::fork();
    if (process_ == 0) edit_for_ever(folder_.path(), *diary_, interval, pause);
    REQUIRE(process_ > 0);
  }
  ~Victim() {
    kill();
    ::munmap(memory_, sizeof(Diary));
  }
  Victim(const Victim&) = delete;
  Victim& operator=(const Victim&) = delete;

  void kill() {
    if (process_ <= 0) return;
    killed_ = Clock::now();
    ::kill(process_, SIGKILL);
    int status = 0;
    ::waitpid(process_, &status, 0);
    CHECK(WIFSIGNALED(status));
    process_ = 0;
  }
  [[nodiscard]] const Diary& diary() const { return *diary_; }
  [[nodiscard]] Clock::time_point killed() const { return killed_; }

  /// The newest edit that the file or the recovery file has; both must be good.
  [[nodiscard]] int newest() const {
    Outcome<Document> document = Document::open(folder_.path() / "shop.yaml");
    REQUIRE_MESSAGE(document, words_of(document.diagnostics));
    int newest = minutes_of(document->journey());
    const std::vector<Recovered> left = recoverable(folder_.path() / "state");
    CHECK(left.size() <= 1);
    for (const Recovered& recovered : left) {
      Outcome<Document> again = Document::from_text(recovered.text, recovered.path);
      REQUIRE_MESSAGE(again, words_of(again.diagnostics));
      newest = std::max(newest, minutes_of(again->journey()));
    }
    // Every recovery file that is there is whole.
    std::size_t files = 0;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder_.path() / "state", error))
      files += entry.path().extension() == kRecoverySuffix ? 1 : 0;
    CHECK(files == left.size());
    return newest;
  }

 private:
  Folder folder_;
  void* memory_;
  Diary* diary_ = nullptr;
  pid_t process_ = 0;
  Clock::time_point killed_{};
};

}  // namespace

TEST_CASE("killed at 100 random moments: the file is whole, and what was kept is there") {
  std::mt19937 random(5);
  std::size_t moments = 0;
  for (int round = 0; round < 20; ++round) {
    std::vector<std::unique_ptr<Victim>> victims;
    for (int i = 0; i < 5; ++i)
      victims.push_back(
          std::make_unique<Victim>(std::chrono::milliseconds(2), std::chrono::microseconds(300)));
    for (const auto& victim : victims) {
      std::this_thread::sleep_for(std::chrono::microseconds(random() % 40'000));
      victim->kill();
      const int kept = victim->diary().on_disk;
      const int done = victim->diary().done;
      const int newest = victim->newest();
      CHECK(newest >= kept);
      CHECK(newest <= done + 1);
      ++moments;
    }
  }
  CHECK(moments == 100);
}

TEST_CASE("no edit older than a second is lost") {
  std::vector<std::unique_ptr<Victim>> victims;
  for (int i = 0; i < 6; ++i)
    victims.push_back(
        std::make_unique<Victim>(Autosave::kInterval, std::chrono::microseconds(8'000)));
  std::this_thread::sleep_for(std::chrono::milliseconds(1200));
  std::mt19937 random(6);
  for (const auto& victim : victims) {
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 200));
    victim->kill();
    const int newest = victim->newest();
    const Diary& diary = victim->diary();
    REQUIRE(diary.done > 1);
    if (newest >= diary.done) continue;
    // The first edit that was lost.
    const Clock::time_point lost(
        Clock::duration(diary.when[static_cast<std::size_t>(newest + 1)].load()));
    CHECK(victim->killed() - lost < std::chrono::seconds(PAINPOINT_SANITIZED ? 10 : 1));
  }
}
