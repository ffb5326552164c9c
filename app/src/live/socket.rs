//! The wire of the browser: one WebSocket, closed when dropped. Whether anybody is at the other end, `desk` finds out.

use model::live::SUBPROTOCOL;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::js_sys::{ArrayBuffer, Uint8Array};
use web_sys::{BinaryType, CloseEvent, Event, MessageEvent, WebSocket};

/// What a socket tells.
pub(super) enum Told {
    /// It stands.
    Opened,
    /// A frame has come.
    Frame(Vec<u8>),
    /// It is gone; with the code that the server gave.
    Closed(u16),
}

/// A connection, until it is dropped.
pub(super) struct Socket {
    inner: WebSocket,
    opened: Closure<dyn FnMut(Event)>,
    came: Closure<dyn FnMut(MessageEvent)>,
    closed: Closure<dyn FnMut(CloseEvent)>,
}

impl Socket {
    /// Opens a connection to a path of this site; `None` where the browser won't.
    pub fn open(path: &str, tell: impl Fn(Told) + Clone + 'static) -> Option<Self> {
        let inner = WebSocket::new_with_str(path, SUBPROTOCOL).ok()?;
        inner.set_binary_type(BinaryType::Arraybuffer);
        let (on_opened, on_closed, on_came) = (tell.clone(), tell.clone(), tell);
        let opened = Closure::new(move |_: Event| on_opened(Told::Opened));
        let came = Closure::new(move |event: MessageEvent| {
            if let Ok(bytes) = event.data().dyn_into::<ArrayBuffer>() {
                on_came(Told::Frame(Uint8Array::new(&bytes).to_vec()));
            }
        });
        let closed = Closure::new(move |event: CloseEvent| on_closed(Told::Closed(event.code())));
        let socket = Self { inner, opened, came, closed };
        socket.listen(Some(()));
        Some(socket)
    }

    /// Hands a frame to the browser. What it does not take is resent on the next connection.
    pub fn send(&self, frame: &[u8]) {
        // A socket that closes takes nothing; what it was stays unstored, and is sent on the next one.
        if self.inner.ready_state() == WebSocket::OPEN {
            let _ = self.inner.send_with_u8_array(frame);
        }
    }

    fn listen(&self, ears: Option<()>) {
        let ear = |closure: &JsValue| ears.map(|()| closure.clone().unchecked_into());
        self.inner.set_onopen(ear(self.opened.as_ref()).as_ref());
        self.inner.set_onmessage(ear(self.came.as_ref()).as_ref());
        self.inner.set_onclose(ear(self.closed.as_ref()).as_ref());
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.listen(None);
        let _ = self.inner.close();
    }
}
