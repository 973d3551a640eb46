//! An S3 server in this process.

use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use s3s::access::{S3Access, S3AccessContext};
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use s3s::{S3Result, s3_error};
use s3s_fs::FileSystem;

/// The requests that a server was asked, but those that it doesn't trust.
#[derive(Clone, Default)]
pub struct Requests(Arc<AtomicUsize>);

impl Requests {
    pub fn count(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }
}

impl S3Access for Requests {
    fn check<'a, 'b, 'c, 'd>(
        &'a self,
        asked: &'b mut S3AccessContext<'c>,
    ) -> Pin<Box<dyn Future<Output = S3Result<()>> + Send + 'd>>
    where
        'a: 'd,
        'b: 'd,
        'c: 'd,
        Self: 'd,
    {
        self.0.fetch_add(1, Ordering::SeqCst);
        let known = asked.credentials().is_some();
        Box::pin(async move { if known { Ok(()) } else { Err(s3_error!(AccessDenied)) } })
    }
}

/// Serves a folder as S3 on loopback and gives its address.
pub async fn serve(folder: &Path) -> String {
    serve_counted(folder).await.0
}

/// As [`serve`], with the count of what is asked.
pub async fn serve_counted(folder: &Path) -> (String, Requests) {
    let requests = Requests::default();
    let mut service = S3ServiceBuilder::new(FileSystem::new(folder).unwrap());
    service.set_auth(SimpleAuth::from_single("test", "test"));
    service.set_access(requests.clone());
    let service = service.build();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let http = Builder::new(TokioExecutor::new());
        while let Ok((socket, _)) = listener.accept().await {
            let connection = http.serve_connection(TokioIo::new(socket), service.clone()).into_owned();
            tokio::spawn(async move {
                let _ = connection.await;
            });
        }
    });
    (address, requests)
}
