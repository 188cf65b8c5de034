//! What a handler that fails costs with this crate, against a hand-written `IntoResponse` that sends the
//! same response: `cargo bench --package httpexc-axum`.
//!
//! Both are called in turns in one process, without a socket. A ratio is the median of the turns' ratios
//! of CPU time.

use std::convert::Infallible;
use std::fs;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http_body_util::BodyExt;
use httpexc_axum::HttpError;
use serde::Serialize;
use tower::{Service, ServiceExt};

const TURNS: usize = 41;
// The clock of a thread is as exact as the ticks of the scheduler, a few milliseconds.
const CALLS: usize = 40_000;

/// The error of an application, as it is written by hand.
#[derive(Serialize)]
struct SongError {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: String,
    code: &'static str,
}

impl IntoResponse for SongError {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or_default();
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json")),
            (header::VARY, HeaderValue::from_static("Accept")),
            (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        ];
        match serde_json::to_vec(&self) {
            Ok(body) => (status, headers, body).into_response(),
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
}

async fn fail_by_hand(Path(id): Path<u32>) -> Result<String, SongError> {
    Err(SongError {
        r#type: "about:blank",
        title: "Not Found",
        status: 404,
        detail: format!("No song has the id {id}."),
        code: "no_such_song",
    })
}

async fn fail(Path(id): Path<u32>) -> Result<String, HttpError> {
    Err(HttpError::not_found()
        .with_detail(format!("No song has the id {id}."))
        .with_code("no_such_song"))
}

async fn respond<S>(service: &S) -> Response
where
    S: Service<Request<Body>, Response = Response, Error = Infallible> + Clone,
{
    let request = Request::get("/songs/7").header("accept", "application/problem+json");
    let request = request.body(Body::empty()).expect("the request is valid");
    match service.clone().oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// Returns the CPU time of this thread in nanoseconds; where there is none, the time since `start`.
fn read_clock(start: Instant) -> u128 {
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let time = text.split(' ').next().and_then(|time| time.parse().ok());
    time.unwrap_or_else(|| start.elapsed().as_nanos())
}

async fn measure(service: &Router, start: Instant) -> f64 {
    let before = read_clock(start);
    for _ in 0..CALLS {
        let body = respond(service).await.into_body().collect().await;
        assert!(body.is_ok_and(|body| body.to_bytes().ends_with(BODY_END)));
    }
    (read_clock(start) - before) as f64 / CALLS as f64
}

/// The end of the body of both.
const BODY_END: &[u8] = b",\"code\":\"no_such_song\"}";

fn find_median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let by_hand = Router::new().route("/songs/{id}", get(fail_by_hand));
    let without_layer = Router::new().route("/songs/{id}", get(fail));
    let with_layer = without_layer.clone().layer(httpexc_axum::layer());
    let (one, other) = (respond(&by_hand).await, respond(&with_layer).await);
    assert_eq!((one.status(), one.headers()), (other.status(), other.headers()));
    let (one, other) = (one.into_body().collect().await, other.into_body().collect().await);
    assert_eq!(one.map(|body| body.to_bytes()).ok(), other.map(|body| body.to_bytes()).ok());

    let start = Instant::now();
    let (mut times, mut ratios, mut layer_ratios) = (Vec::new(), Vec::new(), Vec::new());
    for turn in 0..TURNS {
        // Each is first in every other turn.
        let (hand, own) = if turn % 2 == 0 {
            let hand = measure(&by_hand, start).await;
            (hand, measure(&without_layer, start).await)
        } else {
            let own = measure(&without_layer, start).await;
            (measure(&by_hand, start).await, own)
        };
        let layered = measure(&with_layer, start).await;
        times.push(hand);
        ratios.push(own / hand);
        layer_ratios.push(layered / hand);
    }
    println!("a failing handler by hand: {:.0} ns of CPU time", find_median(times));
    println!("HttpError: {:.3} times as long", find_median(ratios));
    println!("HttpError and the layer: {:.3} times as long", find_median(layer_ratios));
}
