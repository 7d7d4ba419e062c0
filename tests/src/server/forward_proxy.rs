//! What `HTTP_PROXY` and `HTTPS_PROXY` point at.

use super::http::Request;
use std::io::{self, BufReader, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};

/// A proxy that leads every name to one address, for `CONNECT` and for plain requests, and writes down what was asked.
pub struct ForwardProxy {
    state: Arc<State>,
    address: SocketAddr,
    accepting: Option<JoinHandle<()>>,
}

struct State {
    target: SocketAddr,
    /// The `Proxy-Authorization` that it wants.
    wanted: Option<String>,
    asked: Mutex<Vec<String>>,
    ended: AtomicBool,
}

impl ForwardProxy {
    /// Leads everything to `target`.
    #[must_use]
    pub fn to(target: SocketAddr) -> Self {
        Self::start(target, None)
    }

    /// The same, for those who send this `Proxy-Authorization` (`Basic …`); others get 407.
    #[must_use]
    pub fn for_members(target: SocketAddr, authorization: &str) -> Self {
        Self::start(target, Some(authorization.to_owned()))
    }

    fn start(target: SocketAddr, wanted: Option<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on the loopback interface");
        let address = listener.local_addr().expect("a bound socket has an address");
        let state =
            Arc::new(State { target, wanted, asked: Mutex::default(), ended: AtomicBool::new(false) });
        let accepting = {
            let state = Arc::clone(&state);
            Builder::new()
                .name("test-proxy".to_owned())
                .spawn(move || {
                    for stream in listener.incoming() {
                        if state.ended.load(Ordering::SeqCst) {
                            return;
                        }
                        let Ok(stream) = stream else { continue };
                        let state = Arc::clone(&state);
                        // A connection that breaks is the client's affair.
                        let _ = Builder::new()
                            .name("test-proxied".to_owned())
                            .spawn(move || state.serve(&stream));
                    }
                })
                .expect("a thread for the proxy")
        };
        Self { state, address, accepting: Some(accepting) }
    }

    /// The value for a proxy variable, such as `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What was asked so far: `CONNECT host:port` and `GET http://host:port/path`.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.state.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for ForwardProxy {
    fn drop(&mut self) {
        self.state.ended.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.accepting.take() {
            let _ = thread.join();
        }
    }
}

impl State {
    fn serve(&self, client: &TcpStream) -> io::Result<()> {
        let mut reader = BufReader::new(client.try_clone()?);
        while let Some(request) = Request::read(&mut reader)? {
            let line = format!("{} {}", request.method, request.target);
            self.asked.lock().unwrap_or_else(PoisonError::into_inner).push(line);
            if self.wanted.is_some() && request.header("proxy-authorization") != self.wanted.as_deref() {
                (&mut &*client).write_all(
                    b"HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n",
                )?;
                continue;
            }
            if request.method == "CONNECT" {
                let server = TcpStream::connect(self.target)?;
                (&mut &*client).write_all(b"HTTP/1.1 200 Connected\r\n\r\n")?;
                return join(reader, client, &server);
            }
            return self.forward(&request, reader, client);
        }
        Ok(())
    }

    /// A plain request, once: the connection then belongs to it.
    fn forward(&self, request: &Request, reader: BufReader<TcpStream>, client: &TcpStream) -> io::Result<()> {
        let mut server = TcpStream::connect(self.target)?;
        let path = request.target.splitn(4, '/').nth(3).unwrap_or_default();
        let mut head = format!("{} /{path} HTTP/1.1\r\n", request.method);
        let kept = request.headers.iter().filter(|(name, _)| !name.starts_with("proxy-"));
        head.extend(kept.flat_map(|(name, value)| [name.as_str(), ": ", value, "\r\n"]));
        head.push_str("connection: close\r\n\r\n");
        server.write_all(head.as_bytes())?;
        join(reader, client, &server)
    }
}

/// Passes bytes both ways until one side ends.
fn join(mut from_client: BufReader<TcpStream>, client: &TcpStream, server: &TcpStream) -> io::Result<()> {
    let mut to_server = server.try_clone()?;
    let upstream = Builder::new().name("test-proxied-up".to_owned()).spawn(move || {
        // Either side may end it at any time.
        let _ = io::copy(&mut from_client, &mut to_server);
        let _ = to_server.shutdown(Shutdown::Write);
    })?;
    let outcome = io::copy(&mut &*server, &mut &*client);
    let _ = client.shutdown(Shutdown::Both);
    let _ = upstream.join();
    outcome.map(drop)
}
