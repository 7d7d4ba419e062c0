//! The one HTTP client of a run, built when the first request needs it.

use super::error::NetError;
use super::proxies::Proxies;
use super::tls::{self, Authorities};
use super::traffic::Meter;
use super::{Net, NetSettings};
use reqwest::blocking::Client;
use reqwest::redirect::Policy;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use tower::{Layer, Service};

/// A client and what is known about it; cheap to clone.
#[derive(Clone)]
pub(super) struct Ready {
    pub(super) client: Client,
    pub(super) authorities: Authorities,
    pub(super) proxies: Arc<Proxies>,
}

/// The client, once there is one.
#[derive(Default)]
pub(super) struct Connection {
    ready: Mutex<Option<Ready>>,
}

impl Net {
    /// Reads the certificate authorities and the proxies; says what of them cannot be used. Opens no socket.
    pub fn prepare(&self) -> Result<(), NetError> {
        self.ready().map(drop)
    }

    pub(super) fn ready(&self) -> Result<Ready, NetError> {
        let mut slot = self.connection.ready.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ready) = &*slot {
            return Ok(ready.clone());
        }
        let ready = build(&self.settings, &self.meter)?;
        *slot = Some(ready.clone());
        Ok(ready)
    }
}

impl Drop for Connection {
    /// Taking a client down waits for its thread, and that one perhaps for a name lookup that nobody answers: not a
    /// thing to wait for at the end of a cancelled run.
    fn drop(&mut self) {
        let ready = self.ready.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(ready) = ready {
            let farewell = std::thread::Builder::new().name("net-close".to_owned());
            // Without a thread the closure is dropped here, and with it the client: slower, but as good.
            let _ = farewell.spawn(move || drop(ready));
        }
    }
}

fn build(settings: &NetSettings, meter: &Arc<Meter>) -> Result<Ready, NetError> {
    let (config, authorities) = tls::config(settings.ca_file.as_deref())?;
    let proxies = Arc::new(Proxies::from_env(&settings.env)?);
    let chosen = Arc::clone(&proxies);
    let client = Client::builder()
        .tls_backend_preconfigured(config)
        .redirect(Policy::none())
        .retry(reqwest::retry::never())
        .no_proxy()
        .proxy(reqwest::Proxy::custom(move |url| chosen.for_url(url).cloned()))
        .user_agent(&settings.user_agent)
        .referer(false)
        .connect_timeout(settings.patience.connect)
        .timeout(settings.patience.read)
        .connector_layer(CountSockets(Arc::clone(meter)))
        .build()
        .map_err(|error| NetError::Client { reason: error.to_string() })?;
    Ok(Ready { client, authorities, proxies })
}

/// Wraps the making of connections to count them.
#[derive(Clone)]
struct CountSockets(Arc<Meter>);

impl<S> Layer<S> for CountSockets {
    type Service = Counted<S>;

    fn layer(&self, inner: S) -> Counted<S> {
        Counted { inner, meter: Arc::clone(&self.0) }
    }
}

#[derive(Clone)]
struct Counted<S> {
    inner: S,
    meter: Arc<Meter>,
}

impl<S: Service<R>, R> Service<R> for Counted<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: R) -> S::Future {
        self.meter.socket();
        self.inner.call(request)
    }
}
