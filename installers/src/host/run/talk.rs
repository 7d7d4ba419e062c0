//! Programs that are listened to while they run, and answered.

use super::stream::{GRACE, next_bytes};
use super::{POLL, Program, RunError, kill_group};
use crate::observe::Cancel;
use std::io::{self, Read, Write as _};
use std::process::{Child, ChildStdin};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::Instant;

/// A piece of what a program said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said<'a> {
    /// On standard output.
    Out(&'a [u8]),
    /// On standard error.
    Err(&'a [u8]),
}

/// What follows from what a program said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Nothing yet.
    Listen,
    /// It is told this: a few kilobytes at most, so that it need not read them at once.
    Say(Vec<u8>),
    /// It has said what was wanted, and may be killed.
    Enough,
}

/// How a talk ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Talked {
    /// The program ended by itself, with this exit code; none when a signal ended it.
    Ended(Option<i32>),
    /// [`Reply::Enough`].
    Enough,
}

/// What the program's time limit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The whole talk.
    Whole,
    /// The time since its last word: for programs that may work for long, and tell that they do.
    Silence,
}

#[derive(Clone, Copy, Debug)]
enum Stream {
    Out,
    Err,
}

type Heard = (Stream, Vec<u8>);

impl Program {
    /// Runs it in a process group of its own, and tells `hear` each piece of its output as it comes. Its standard input
    /// begins with [`Program::stdin`] and stays open; nothing is kept. Whatever is left of it at the end is killed.
    pub fn talk(
        &self,
        limit: Limit,
        cancel: &Cancel,
        hear: &mut dyn FnMut(Said<'_>) -> Reply,
    ) -> Result<Talked, RunError> {
        let start = |source| RunError::Start { path: self.path.clone(), source };
        let mut child = self.command().spawn().map_err(start)?;
        let (tell, heard) = sync_channel(16);
        let read = listen(child.stdout.take(), Stream::Out, tell.clone())
            .and_then(|()| listen(child.stderr.take(), Stream::Err, tell));
        if let Err(source) = read {
            kill_group(&mut child);
            return Err(start(source));
        }
        let mut input = child.stdin.take();
        say(&mut input, &self.stdin);
        let talked = self.converse(&mut child, &mut input, &heard, (limit, cancel), hear);
        if !matches!(talked, Ok((_, Left::Nothing))) {
            kill_group(&mut child);
        }
        talked.map(|(talked, _)| talked)
    }

    fn converse(
        &self,
        child: &mut Child,
        input: &mut Option<ChildStdin>,
        heard: &Receiver<Heard>,
        (limit, cancel): (Limit, &Cancel),
        hear: &mut dyn FnMut(Said<'_>) -> Reply,
    ) -> Result<(Talked, Left), RunError> {
        let mut since = Instant::now();
        let mut ended: Option<(Option<i32>, Instant)> = None;
        loop {
            let is_over = match heard.recv_timeout(POLL) {
                Ok((stream, bytes)) => {
                    if limit == Limit::Silence {
                        since = Instant::now();
                    }
                    let said = match stream {
                        Stream::Out => Said::Out(&bytes),
                        Stream::Err => Said::Err(&bytes),
                    };
                    match hear(said) {
                        Reply::Listen => {}
                        Reply::Say(bytes) => say(input, &bytes),
                        Reply::Enough => return Ok((Talked::Enough, Left::Something)),
                    }
                    false
                }
                Err(RecvTimeoutError::Timeout) => false,
                Err(RecvTimeoutError::Disconnected) => {
                    thread::sleep(POLL);
                    true
                }
            };
            match (ended, child.try_wait()) {
                (Some((code, _)), _) if is_over => return Ok((Talked::Ended(code), Left::Nothing)),
                // Something it started keeps its output open.
                (Some((code, at)), _) if at.elapsed() > GRACE => {
                    return Ok((Talked::Ended(code), Left::Something));
                }
                (Some(_), _) | (None, Ok(None)) => {}
                (None, Ok(Some(status))) => ended = Some((status.code(), Instant::now())),
                (None, Err(source)) => return Err(RunError::Start { path: self.path.clone(), source }),
            }
            if cancel.is_requested() {
                return Err(RunError::Cancelled { path: self.path.clone() });
            }
            if since.elapsed() >= self.timeout {
                return Err(RunError::TimedOut { path: self.path.clone(), timeout: self.timeout });
            }
        }
    }
}

/// Whether something of the program may still run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Left {
    Nothing,
    Something,
}

/// A program that does not read its input ends the pipe; that is its right.
fn say(input: &mut Option<ChildStdin>, bytes: &[u8]) {
    if let Some(pipe) = input
        && pipe.write_all(bytes).and_then(|()| pipe.flush()).is_err()
    {
        *input = None;
    }
}

fn listen(
    stream: Option<impl Read + Send + 'static>,
    which: Stream,
    tell: SyncSender<Heard>,
) -> io::Result<()> {
    let read = move || {
        let mut buffer = [0; 8 << 10];
        let mut stream = stream;
        while let Some(stream) = &mut stream
            && let Some(bytes) = next_bytes(stream, &mut buffer)
            && tell.send((which, bytes.to_vec())).is_ok()
        {}
    };
    thread::Builder::new().name("program-output".into()).spawn(read).map(drop)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use crate::host::Env;
    use std::time::Duration;

    fn sh(script: &str) -> Program {
        let mut env = Env::default();
        env.set("PATH", "/usr/bin:/bin");
        Program::new("/bin/sh", "/", env).args(["-c", script])
    }

    fn text(heard: &mut String, said: Said<'_>) {
        if let Said::Out(bytes) = said {
            heard.push_str(&String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_program_is_answered_and_ends_with_its_own_code() {
        let program = sh("read a; echo \"got $a\"; read b; echo \"got $b\"; exit 7");
        let program = Program { stdin: b"one\n".to_vec(), ..program };
        let mut heard = String::new();
        let talked = program.talk(Limit::Whole, &Cancel::default(), &mut |said| {
            text(&mut heard, said);
            if heard == "got one\n" { Reply::Say(b"two\n".to_vec()) } else { Reply::Listen }
        });
        assert_eq!(talked.unwrap(), Talked::Ended(Some(7)));
        assert_eq!(heard, "got one\ngot two\n");
    }

    #[test]
    fn a_program_that_said_enough_or_never_anything_is_killed_in_time() {
        let begun = Instant::now();
        let endless = sh("while :; do echo more; done").timeout(Duration::from_mins(1));
        let talked = endless.talk(Limit::Whole, &Cancel::default(), &mut |_| Reply::Enough);
        assert_eq!(talked.unwrap(), Talked::Enough);
        let short = Duration::from_millis(200);
        let silent = sh("sleep 1000 & sleep 1000").timeout(short);
        for limit in [Limit::Whole, Limit::Silence] {
            let talked = silent.talk(limit, &Cancel::default(), &mut |_| Reply::Listen);
            assert!(matches!(talked, Err(RunError::TimedOut { .. })));
        }
        assert!(begun.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn a_limit_of_silence_lets_a_talkative_program_work_on_and_a_whole_one_does_not() {
        let talkative = sh("for i in 1 2 3 4 5; do echo $i; sleep 0.3; done").timeout(Duration::from_secs(1));
        let talked = talkative.talk(Limit::Silence, &Cancel::default(), &mut |_| Reply::Listen);
        assert_eq!(talked.unwrap(), Talked::Ended(Some(0)));
        let talked = talkative.talk(Limit::Whole, &Cancel::default(), &mut |_| Reply::Listen);
        assert!(matches!(talked, Err(RunError::TimedOut { .. })));
    }
}
