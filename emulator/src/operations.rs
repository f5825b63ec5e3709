//! The page of what is emulated: derived from the tables that requests are dispatched by, so it cannot claim too much.

use std::fmt::Write;

use crate::server::SERVICES;

/// The page, in Markdown.
pub(crate) fn page() -> String {
    let mut page = String::from(
        "<!-- Written by `terrarium operations`; a test keeps it fresh. -->\n\n# Operations\n\n\
         What is not listed here answers `UnsupportedOperation` (`NotImplemented` in S3) and names itself. A parameter in the \
         last column is refused likewise.\n",
    );
    for service in SERVICES {
        let (ours, all) = (service.operations.len(), service.model_operations.len());
        let _ = write!(
            page,
            "\n## {} ({ours} of {all})\n\n| operation | file | parameters refused |\n|---|---|---|\n",
            service.name
        );
        for entry in service.operations {
            let refused: Vec<_> = entry
                .unsupported
                .iter()
                .map(|name| format!("`{name}`"))
                .collect();
            let _ = writeln!(
                page,
                "| {} | {} | {} |",
                entry.name,
                entry.file,
                refused.join(", ")
            );
        }
    }
    let s3 = terrarium_s3::operations();
    let ours: Vec<_> = s3
        .iter()
        .filter(|operation| operation.is_implemented())
        .collect();
    let _ = write!(
        page,
        "\n## s3 ({} of {})\n\n| operation |\n|---|\n",
        ours.len(),
        s3.len()
    );
    for operation in ours {
        let _ = writeln!(page, "| {} |", operation.name());
    }
    page
}
