//! One home in which a run is interrupted again and again, and what must hold each time.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "helpers of tests stop the test where something is wrong, and start real programs"
)]

use super::{Hashes, Machine, Picture, Ran, Start, differences, halfway};
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

/// A clean run takes seconds; one that takes this long hangs.
const TOO_LONG: Duration = Duration::from_mins(5);

/// When a run is killed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// So long after the journal says what the first step is about to do.
    After(Duration),
    /// So long after the journal has so many records.
    Record(usize, Duration),
    /// At the entry of the n-th call of this name that the main thread makes: it does not happen.
    Call(String, usize),
}

/// What came of trying to kill a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Killed {
    /// It was killed when this was the newest record of its journal.
    At(String),
    /// It ended before.
    Ended(Option<i32>),
}

/// A home before and after a clean run, to compare interrupted ones with.
#[derive(Debug)]
pub struct Bench {
    /// The home.
    pub machine: Machine,
    /// What it holds before the run.
    pub before: Picture,
    /// What it holds after a clean run.
    pub after: Picture,
    /// From the first intent to the last outcome of a clean run.
    pub changing: Duration,
    /// From the first intent to the end of a clean run.
    pub whole: Duration,
    /// Records in the journal of a clean run.
    pub records: usize,
    hashes: Hashes,
    kept: PathBuf,
}

impl Bench {
    /// Sets up a home below `place`, runs the wish once undisturbed, and takes it back.
    #[must_use]
    pub fn new(place: &Path, source: &str, start: Start) -> Self {
        fs::create_dir_all(place).unwrap();
        let machine = Machine::new(place, source, start);
        let kept = place.join("kept-state");
        let mut bench = Self {
            before: Picture::new(),
            after: Picture::new(),
            changing: Duration::ZERO,
            whole: Duration::ZERO,
            records: 0,
            hashes: Hashes::default(),
            kept,
            machine,
        };
        let state = bench.state();
        fs::create_dir_all(&state).unwrap();
        copy_tree(&state, &bench.kept);
        bench.before = bench.picture();
        bench.reset(Downloads::Removed);
        bench.time_clean_run();
        bench.after = bench.picture();
        assert_eq!(bench.machine.strays(), Vec::<String>::new(), "a clean run leaves strays");
        bench.undo().unwrap();
        bench
    }

    fn state(&self) -> PathBuf {
        self.machine.home().join(".local/state/goready")
    }

    /// What the home holds now.
    pub fn picture(&mut self) -> Picture {
        self.hashes.picture(&self.machine.home())
    }

    /// The history as it was before the first run, so that it does not grow from run to run; the build cache of the
    /// proofs warm; what was downloaded there or not.
    pub fn reset(&self, downloads: Downloads) {
        fs::remove_dir_all(self.state()).unwrap();
        copy_tree(&self.kept, &self.state());
        self.machine.warm();
        let cached = self.machine.home().join(".cache/goready/downloads");
        if downloads == Downloads::Removed && cached.exists() {
            fs::remove_dir_all(cached).unwrap();
        }
    }

    fn time_clean_run(&mut self) {
        let mut child = self.machine.command(&self.machine.wish()).spawn().unwrap();
        let (mut first, mut last, mut records) = (None, Instant::now(), 0);
        let started = Instant::now();
        while child.try_wait().unwrap().is_none() {
            let now = self.journal_records().len();
            if now > records {
                first = first.or_else(|| (now > 1).then(Instant::now));
                // The last record comes after the proofs; the one before it ends the changing steps.
                (records, last) = (now, if self.is_ended() { last } else { Instant::now() });
            }
            assert!(started.elapsed() < TOO_LONG, "the clean run hangs");
            thread::sleep(Duration::from_micros(500));
        }
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
        let first = first.unwrap();
        self.changing = last.saturating_duration_since(first);
        self.whole = first.elapsed();
        self.records = records.max(self.journal_records().len());
    }

    fn is_ended(&self) -> bool {
        self.journal_records().last().is_some_and(|line| line.starts_with("{\"record\":\"end\""))
    }

    fn journal_records(&self) -> Vec<String> {
        let text = fs::read_to_string(self.machine.journal()).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    /// The calls that change what is on disk, in the order in which the main thread of a clean run makes them, each with
    /// how often its name came before. The home is as before afterwards.
    pub fn boundaries(&mut self, calls: &str) -> Vec<(String, usize)> {
        self.reset(Downloads::Removed);
        let log = self.kept.with_extension("strace");
        let prefix = ["strace", "-o", log.to_str().unwrap(), "-e", &format!("trace={calls}")];
        let traced = self.machine.prefixed(&prefix, &self.machine.wish()).output().unwrap();
        assert!(traced.status.success(), "{traced:?}");
        let text = fs::read_to_string(&log).unwrap();
        let mut seen: Vec<(String, usize)> = Vec::new();
        for name in text.lines().filter_map(|line| line.split_once('(').map(|(name, _)| name)) {
            if calls.split(',').any(|call| call == name) {
                let times = seen.iter().filter(|(earlier, _)| earlier == name).count() + 1;
                seen.push((name.to_owned(), times));
            }
        }
        self.undo().unwrap();
        seen
    }

    /// Starts the run and kills it.
    #[must_use]
    pub fn kill(&self, words: &[&str], moment: &Moment) -> Killed {
        let mut child = match moment {
            Moment::Call(call, nth) => {
                let inject = format!("inject={call}:signal=SIGKILL:when={nth}");
                let trace = format!("trace={call}");
                let prefix = ["strace", "-o", "/dev/null", "-e", &trace, "-e", &inject];
                self.machine.prefixed(&prefix, words).spawn().unwrap()
            }
            Moment::After(_) | Moment::Record(..) => self.machine.command(words).spawn().unwrap(),
        };
        match moment {
            Moment::After(delay) => self.kill_at(&mut child, 2, *delay),
            Moment::Record(record, delay) => self.kill_at(&mut child, *record, *delay),
            Moment::Call(..) => {}
        }
        let output = child.wait_with_output().unwrap();
        match output.status.signal() {
            Some(9) => Killed::At(self.newest_record()),
            _ => Killed::Ended(output.status.code()),
        }
    }

    fn kill_at(&self, child: &mut Child, records: usize, delay: Duration) {
        let started = Instant::now();
        while self.journal_records().len() < records {
            if child.try_wait().unwrap().is_some() {
                return;
            }
            assert!(started.elapsed() < TOO_LONG, "the run hangs");
            thread::sleep(Duration::from_micros(200));
        }
        thread::sleep(delay);
        let _ = child.kill(); // it may have ended meanwhile
    }

    /// Starts a run, and when its journal says what the first step is about to do, has it wait until `meanwhile` is done.
    #[must_use]
    pub fn interfere(&self, words: &[&str], meanwhile: impl FnOnce()) -> Ran {
        let mut child = self.machine.command(words).spawn().unwrap();
        let journals = || fs::read_dir(self.state().join("history")).into_iter().flatten().count();
        let (had, id) = (journals(), child.id().to_string());
        let signal = |name: &str| Command::new("kill").args([name, &id]).status().unwrap();
        while self.journal_records().len() < 2 && child.try_wait().unwrap().is_none() {
            if words.first() == Some(&"undo") && journals() > had {
                break;
            }
            thread::sleep(Duration::from_micros(200));
        }
        signal("-STOP");
        meanwhile();
        signal("-CONT");
        let output = child.wait_with_output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ran { code: output.status.code(), stdout: text(&output.stdout), stderr: text(&output.stderr) }
    }

    /// The newest record of the journal and the step it belongs to.
    fn newest_record(&self) -> String {
        let records = self.journal_records();
        let of = |line: &String, name: &str| {
            let (_, rest) = line.split_once(&format!("\"{name}\":\""))?;
            rest.split('"').next().map(str::to_owned)
        };
        let Some(record) = records.last().map(|line| of(line, "record").unwrap_or_else(|| "torn".to_owned()))
        else {
            return "nothing".to_owned();
        };
        let step = records.iter().rev().find_map(|line| of(line, "action")).unwrap_or_default();
        format!("{record} {step}").trim_end().to_owned()
    }

    /// What must hold where a run was killed: P1 and P2, and the Go that is active works.
    pub fn check_killed(&mut self, with_hello: WithHello) -> Result<(), String> {
        let found = self.picture();
        let wrong = halfway(&found, &self.before, &self.after);
        if !wrong.is_empty() {
            return Err(format!("killed: {wrong:#?}"));
        }
        let version = self.machine.active_version()?;
        let link = fs::read_link(self.machine.home().join(".local/share/goready/go")).ok();
        let named = link.and_then(|link| Some(link.file_name()?.to_str()?.strip_prefix("go")?.to_owned()));
        if version != named || (version.is_none() && self.machine.start == Start::OldGo) {
            return Err(format!("the link says {named:?} and `go version` says {version:?}"));
        }
        if with_hello == WithHello::Yes && self.machine.start == Start::OldGo {
            self.machine.hello()?;
        }
        Ok(())
    }

    /// The same command again: done, and everything as after a clean run.
    pub fn check_again(&mut self) -> Result<(), String> {
        let ran = self.machine.run(&self.machine.wish());
        if ran.code != Some(0) {
            return Err(format!("again: exit {:?}\n{}{}", ran.code, ran.stdout, ran.stderr));
        }
        let wrong = differences(&self.picture(), &self.after);
        if !wrong.is_empty() {
            return Err(format!("again: {wrong:#?}\n{}", ran.stdout));
        }
        let strays = self.machine.strays();
        if !strays.is_empty() {
            return Err(format!("again: strays {strays:#?}"));
        }
        self.machine.active_version().map(drop)
    }

    /// One undo: everything as before.
    pub fn undo(&mut self) -> Result<(), String> {
        let ran = self.machine.run(&["undo", "--yes"]);
        self.check_undone(&ran)
    }

    /// What must hold after an undo.
    pub fn check_undone(&mut self, ran: &Ran) -> Result<(), String> {
        if ran.code != Some(0) {
            return Err(format!("undo: exit {:?}\n{}{}", ran.code, ran.stdout, ran.stderr));
        }
        let mut strays = self.machine.strays();
        if self.machine.start == Start::Bare {
            let left =
                |dir: &Path| fs::read_dir(dir).into_iter().flatten().map(|entry| entry.unwrap().path());
            strays.extend(
                left(&self.state())
                    .filter(|path| !path.ends_with("history"))
                    .map(|path| path.display().to_string()),
            );
            strays.extend(left(&self.machine.home().join(".cache")).map(|path| path.display().to_string()));
        }
        let wrong = differences(&self.picture(), &self.before);
        if wrong.is_empty() && strays.is_empty() {
            return Ok(());
        }
        Err(format!("undo: {wrong:#?}, strays {strays:#?}\n{}", ran.stdout))
    }
}

/// What a run finds in our cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Downloads {
    /// What the run before left.
    Kept,
    /// Nothing.
    Removed,
}

/// Whether a program is built and run too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithHello {
    /// It is.
    Yes,
    /// Only `go version` is asked.
    No,
}

fn copy_tree(from: &Path, to: &Path) {
    let status = Command::new("cp").arg("-a").arg(from).arg(to).status().unwrap();
    assert!(status.success(), "cp -a {} {}", from.display(), to.display());
}
