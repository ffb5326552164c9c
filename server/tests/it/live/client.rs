//! A client over a real socket, as it speaks `ayumi.1` or y-sync alone.

use super::held::Held;
use futures_util::{SinkExt as _, StreamExt as _};
use model::live::{Fields, Frame, Present, SUBPROTOCOL, write_presence};
use std::ops::{Deref, DerefMut};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use yrs::TransactionMut;

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// How a client asks to be let in.
#[derive(Clone, Debug, Default)]
pub struct Asking {
    /// What stands behind the address: `account=1&rights=write`.
    pub query: String,
    /// `Origin`, as a browser sends it.
    pub origin: Option<String>,
    /// The session, as a browser keeps it.
    pub cookie: Option<String>,
    /// Which report; 0: the one of these tests.
    pub report: i64,
    /// y-sync alone.
    pub stock: bool,
}

pub struct Client {
    held: Held,
    socket: Option<Socket>,
    /// Frames that have come.
    pub received: u64,
    pub closed: Option<CloseFrame>,
}

impl Deref for Client {
    type Target = Held;

    fn deref(&self) -> &Held {
        &self.held
    }
}

impl DerefMut for Client {
    fn deref_mut(&mut self) -> &mut Held {
        &mut self.held
    }
}

impl Client {
    pub fn new(number: u64) -> Self {
        Self { held: Held::new(number), socket: None, received: 0, closed: None }
    }

    /// Connects to the document, and asks for what is missing.
    pub async fn connect(&mut self, address: &str, asking: &Asking) -> Result<(), Error> {
        let report = if asking.report == 0 { 7 } else { asking.report };
        let mut request = format!("ws://{address}/live/reports/{report}?{}", asking.query).into_client_request()?;
        let headers = request.headers_mut();
        if !asking.stock {
            headers.insert("sec-websocket-protocol", HeaderValue::from_static(SUBPROTOCOL));
        }
        if let Some(cookie) = &asking.cookie {
            headers.insert("cookie", HeaderValue::from_str(cookie)?);
        }
        if let Some(origin) = &asking.origin {
            headers.insert("origin", HeaderValue::from_str(origin)?);
        }
        self.socket = Some(connect_async(request).await?.0);
        self.closed = None;
        let state_vector = self.begin();
        self.send(&Frame::Ask(&state_vector)).await;
        Ok(())
    }

    pub const fn is_connected(&self) -> bool {
        self.socket.is_some()
    }

    pub fn cut(&mut self) {
        self.socket = None;
    }

    /// Edits the document and sends the edit; answers with the frame's number.
    pub async fn edit(&mut self, edit: impl FnOnce(&Fields, &mut TransactionMut<'_>)) -> u64 {
        let update = self.write(edit);
        self.send(&Frame::Update(&update)).await;
        self.sent
    }

    pub async fn tell(&mut self, present: Present) {
        let bytes = write_presence([present].iter());
        self.send(&Frame::Presence(&bytes)).await;
    }

    pub async fn send(&mut self, frame: &Frame<'_>) {
        self.send_message(Message::Binary(frame.write().into())).await;
        if matches!(frame, Frame::Answer(_) | Frame::Update(_)) {
            self.edited = self.sent;
        }
    }

    pub async fn send_message(&mut self, message: Message) {
        self.sent += 1;
        if let Some(socket) = &mut self.socket
            && socket.send(message).await.is_err()
        {
            self.hear_end().await;
        }
    }

    /// What still came before the connection broke.
    async fn hear_end(&mut self) {
        while self.socket.is_some() {
            self.hear().await;
        }
    }

    /// Takes the next message, whatever it is.
    pub async fn hear(&mut self) {
        let Some(socket) = &mut self.socket else { return };
        match socket.next().await {
            Some(Ok(Message::Binary(bytes))) => self.take(&bytes).await,
            Some(Ok(Message::Close(frame))) => (self.socket, self.closed) = (None, frame),
            Some(Ok(_)) => {}
            Some(Err(_)) | None => self.socket = None,
        }
    }

    /// Takes what comes within this time.
    pub async fn hear_for(&mut self, time: Duration) {
        let end = tokio::time::Instant::now() + time;
        while self.socket.is_some() && tokio::time::timeout_at(end, self.hear()).await.is_ok() {}
        if self.socket.is_none() {
            tokio::time::sleep_until(end).await;
        }
    }

    pub async fn hear_until(&mut self, done: impl Fn(&Self) -> bool) {
        while self.socket.is_some() && !done(self) {
            self.hear().await;
        }
    }

    /// Listens until everything that it wrote is stored, or the connection ends.
    pub async fn settle(&mut self) {
        self.hear_until(|it| it.is_settled()).await;
    }

    async fn take(&mut self, bytes: &[u8]) {
        self.received += 1;
        if let Some(missing) = self.receive(bytes) {
            Box::pin(self.send(&Frame::Answer(&missing))).await;
        }
    }
}
