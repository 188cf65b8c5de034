//! What a handler that fails costs with this crate, against a hand-written `IntoResponse` that sends the
//! same response: `cargo bench --package httpexc-axum`.
//!
//! They are called in turns in one process, without a socket. A turn is so short that the scheduler or another
//! process disturbs only a few, and a ratio is the median of the turns' ratios.

use std::convert::Infallible;
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

const TURNS: usize = 3000;
/// About half a millisecond.
const CALLS: usize = 400;

/// The error of an application, as it is written by hand: with `Vary`, as the layer adds it, or without.
#[derive(Serialize)]
struct SongError<const VARIES: bool> {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: String,
    code: &'static str,
}

impl<const VARIES: bool> IntoResponse for SongError<VARIES> {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or_default();
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json")),
            (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        ];
        let vary = [(header::VARY, HeaderValue::from_static("Accept"))];
        match serde_json::to_vec(&self) {
            Ok(body) if VARIES => (status, vary, headers, body).into_response(),
            Ok(body) => (status, headers, body).into_response(),
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
}

async fn fail_by_hand<const VARIES: bool>(
    Path(id): Path<u32>,
) -> Result<String, SongError<VARIES>> {
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

/// Returns the time of a call in nanoseconds.
async fn measure(service: &Router) -> f64 {
    let start = Instant::now();
    for _ in 0..CALLS {
        let body = respond(service).await.into_body().collect().await;
        assert!(body.is_ok_and(|body| body.to_bytes().ends_with(BODY_END)));
    }
    start.elapsed().as_nanos() as f64 / CALLS as f64
}

/// The end of the body of both.
const BODY_END: &[u8] = b",\"code\":\"no_such_song\"}";

fn find_median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let by_hand = Router::new().route("/songs/{id}", get(fail_by_hand::<false>));
    let by_hand_with_vary = Router::new().route("/songs/{id}", get(fail_by_hand::<true>));
    let without_layer = Router::new().route("/songs/{id}", get(fail));
    let with_layer = without_layer.clone().layer(httpexc_axum::layer());
    for (one, other) in [(&by_hand, &without_layer), (&by_hand_with_vary, &with_layer)] {
        let (one, other) = (respond(one).await, respond(other).await);
        assert_eq!((one.status(), one.headers()), (other.status(), other.headers()));
        let (one, other) = (one.into_body().collect().await, other.into_body().collect().await);
        assert_eq!(one.map(|body| body.to_bytes()).ok(), other.map(|body| body.to_bytes()).ok());
    }

    let services = [&by_hand, &by_hand_with_vary, &without_layer, &with_layer];
    for service in services {
        measure(service).await;
    }
    let mut times = Vec::new();
    let mut ratios = [const { Vec::new() }; 2];
    for turn in 0..TURNS {
        let mut turn_times = [0.0; 4];
        // Each is first, second, third and fourth in as many turns.
        for at in 0..services.len() {
            let at = (at + turn) % services.len();
            turn_times[at] = measure(services[at]).await;
        }
        let [hand, hand_with_vary, own, layered] = turn_times;
        times.push(hand);
        ratios[0].push(own / hand);
        ratios[1].push(layered / hand_with_vary);
    }
    let [own, layered] = ratios.map(find_median);
    println!("a failing handler by hand: {:.0} ns", find_median(times));
    println!("HttpError: {own:.3} times as long");
    println!("HttpError and the layer: {layered:.3} times as long");
}
