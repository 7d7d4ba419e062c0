//! The listening side: threads, connections, counters.

use super::authority::{TestAuthority, Validity};
use super::http::{Answer, Ending, Framing, Request};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{self, BufReader, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

/// What a server answers with; asked from several threads.
pub trait Site: Send + Sync + 'static {
    /// The answer to a request.
    fn answer(&self, request: &Request) -> Answer;
}

impl<F: Fn(&Request) -> Answer + Send + Sync + 'static> Site for F {
    fn answer(&self, request: &Request) -> Answer {
        self(request)
    }
}

impl<S: Site + ?Sized> Site for Arc<S> {
    fn answer(&self, request: &Request) -> Answer {
        (**self).answer(request)
    }
}

/// A server on a free port of 127.0.0.1. Dropping it ends its connections and threads, also those that hang on purpose.
pub struct Server {
    state: Arc<State>,
    address: SocketAddr,
    scheme: &'static str,
    accepting: Option<JoinHandle<()>>,
}

pub(super) struct State {
    site: Box<dyn Site>,
    tls: Option<Arc<ServerConfig>>,
    seen: Mutex<Vec<Request>>,
    bytes_sent: AtomicU64,
    connections: AtomicU64,
    open: Mutex<Vec<TcpStream>>,
    ended: Mutex<bool>,
    end: Condvar,
}

impl Server {
    /// Serves plain HTTP.
    #[must_use]
    pub fn http(site: impl Site) -> Self {
        Self::start(Box::new(site), None)
    }

    /// Serves HTTPS with a certificate of `authority` for `names` (domains or addresses).
    #[must_use]
    pub fn https(site: impl Site, authority: &TestAuthority, names: &[&str], validity: Validity) -> Self {
        Self::start(Box::new(site), Some(authority.server_config(names, validity)))
    }

    fn start(site: Box<dyn Site>, tls: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on the loopback interface");
        let address = listener.local_addr().expect("a bound socket has an address");
        let scheme = if tls.is_some() { "https" } else { "http" };
        let state = Arc::new(State {
            site,
            tls,
            seen: Mutex::default(),
            bytes_sent: AtomicU64::new(0),
            connections: AtomicU64::new(0),
            open: Mutex::default(),
            ended: Mutex::new(false),
            end: Condvar::new(),
        });
        let accepting = {
            let state = Arc::clone(&state);
            Builder::new()
                .name("test-server".to_owned())
                .spawn(move || state.accept(&listener))
                .expect("a thread for the server")
        };
        Self { state, address, scheme, accepting: Some(accepting) }
    }

    /// The address of a path, such as `http://127.0.0.1:PORT/file`.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}://{}{path}", self.scheme, self.address)
    }

    /// The same under another name, for requests through a [`super::ForwardProxy`].
    #[must_use]
    pub fn url_as(&self, host: &str, path: &str) -> String {
        format!("{}://{host}:{}{path}", self.scheme, self.address.port())
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Every request so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.state.seen).clone()
    }

    /// Bytes of bodies handed to the operating system so far.
    #[must_use]
    pub fn bytes_sent(&self) -> u64 {
        self.state.bytes_sent.load(Ordering::SeqCst)
    }

    /// Connections accepted so far.
    #[must_use]
    pub fn connections(&self) -> u64 {
        self.state.connections.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        *lock(&self.state.ended) = true;
        self.state.end.notify_all();
        for stream in lock(&self.state.open).drain(..) {
            // It may be closed already, which is as good.
            let _ = stream.shutdown(Shutdown::Both);
        }
        // Wakes the accepting thread, which then sees that it is over.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.accepting.take() {
            let _ = thread.join();
        }
    }
}

impl State {
    fn accept(self: &Arc<Self>, listener: &TcpListener) {
        for stream in listener.incoming() {
            if *lock(&self.ended) {
                return;
            }
            let Ok(stream) = stream else { continue };
            self.connections.fetch_add(1, Ordering::SeqCst);
            if let Ok(clone) = stream.try_clone() {
                lock(&self.open).push(clone);
            }
            let state = Arc::clone(self);
            let thread = Builder::new().name("test-connection".to_owned());
            // A connection that breaks is what these tests are about: there is nobody to tell.
            let _ = thread.spawn(move || state.serve(stream));
        }
    }

    fn serve(&self, stream: TcpStream) -> io::Result<()> {
        let closing = stream.try_clone()?;
        let outcome = match &self.tls {
            None => self.converse(stream),
            Some(config) => {
                let session = ServerConnection::new(Arc::clone(config)).map_err(io::Error::other)?;
                self.converse(StreamOwned::new(session, stream))
            }
        };
        // The clone kept for the end would otherwise hold the connection open.
        let _ = closing.shutdown(Shutdown::Both);
        outcome
    }

    fn converse(&self, stream: impl Read + Write) -> io::Result<()> {
        let mut stream = BufReader::new(stream);
        loop {
            let request = match Request::read(&mut stream) {
                Ok(Some(request)) => request,
                Ok(None) => return Ok(()),
                Err(error) if error.kind() == ErrorKind::InvalidData => {
                    return stream.get_mut().write_all(b"HTTP/1.1 400 What\r\nContent-Length: 0\r\n\r\n");
                }
                Err(error) => return Err(error),
            };
            let answer = self.site.answer(&request);
            lock(&self.seen).push(request);
            if answer.ending == Ending::Silence {
                self.wait_for_end();
                return Ok(());
            }
            answer.write_head(stream.get_mut())?;
            self.send_body(&answer, stream.get_mut())?;
            stream.get_mut().flush()?;
            if answer.ending != Ending::Whole || answer.framing == Framing::UntilClose {
                return Ok(());
            }
        }
    }

    fn send_body(&self, answer: &Answer, out: &mut impl Write) -> io::Result<()> {
        let part = answer.part.clone();
        let shortened = |bytes: u64| part.start..part.end.min(part.start + bytes);
        match answer.ending {
            Ending::Whole if answer.framing == Framing::Chunked => {
                let mut chunks = Chunks(out);
                self.send(answer, part, &mut chunks)?;
                chunks.0.write_all(b"0\r\n\r\n")
            }
            Ending::CutAfter(bytes) if answer.framing == Framing::Chunked => {
                self.send(answer, shortened(bytes), &mut Chunks(out))
            }
            Ending::Whole => self.send(answer, part, out),
            Ending::CutAfter(bytes) => self.send(answer, shortened(bytes), out),
            Ending::HangAfter(bytes) => {
                self.send(answer, shortened(bytes), out)?;
                out.flush()?;
                self.wait_for_end();
                Ok(())
            }
            Ending::Trickle(pause) => {
                for at in part {
                    self.send(answer, at..at + 1, out)?;
                    out.flush()?;
                    if self.wait(pause) {
                        break;
                    }
                }
                Ok(())
            }
            Ending::Silence => Err(ErrorKind::Other.into()),
        }
    }

    fn send(&self, answer: &Answer, part: std::ops::Range<u64>, out: &mut impl Write) -> io::Result<()> {
        answer.content.write(part, out, |bytes| {
            self.bytes_sent.fetch_add(bytes, Ordering::SeqCst);
        })
    }

    fn wait_for_end(&self) {
        let ended = lock(&self.ended);
        drop(self.end.wait_while(ended, |ended| !*ended));
    }

    /// Waits, and says whether the server ended meanwhile.
    fn wait(&self, pause: Duration) -> bool {
        let ended = lock(&self.ended);
        let waited = self.end.wait_timeout_while(ended, pause, |ended| !*ended);
        waited.map_or(true, |(ended, _)| *ended)
    }
}

/// Each write becomes a chunk.
struct Chunks<'a, W>(&'a mut W);

impl<W: Write> Write for Chunks<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        write!(self.0, "{:x}\r\n", bytes.len())?;
        self.0.write_all(bytes)?;
        self.0.write_all(b"\r\n")?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
