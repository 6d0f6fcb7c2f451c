package andon.searchapi.requests;

import java.time.Instant;

/** What stands in an evidence bundle for whoever checks it; its end is a shell script. */
final class BundleReadme {
    private BundleReadme() {}

    static String of(long request, Instant madeAt, int findings, int captures) {
        return TEXT.replace("{request}", Long.toString(request))
                .replace("{made}", madeAt.toString())
                .replace("{findings}", Integer.toString(findings))
                .replace("{captures}", Integer.toString(captures));
    }

    private static final String TEXT = """
            EVIDENCE OF ANDON REQUEST {request}
            Made at {made}: {findings} findings on {captures} captures.
            This is original evidence. It may hold passwords and personal data in the clear, and hostile pages: do not open
            them in a browser, and pass the file on to those who need it only.

            What is in it
              records/capture-N.warc.gz  the request, response and metadata of capture N as WARC records (ISO 28500),
                                         byte for byte as they stand in Andon's store
              findings.tsv               finding, capture, file, document/version, SHA-256 of the response's body
              capture-log.tsv            rows of the log of captures, a line each, fields parted by tabs: form, hash of the
                                         row before, number, source, address, time (microseconds since 1970), status,
                                         media type, WARC file of the store, start, end, SHA-256 of the body, SHA-256 of
                                         the records, of a revisit the capture that has its body; at last the row's hash
              SHA256SUMS                 of every file but itself

            What it proves
              The records' SHA-256 stands in the capture's row, and each row's hash is the SHA-256 of its fields, each
              written as its length in bytes, a colon, itself and a comma. The row before is one of the fields: so no row can
              be altered, taken out or put in without all later hashes changing. The last line's hash is that of the log's
              end when this file was made; compare it with one that was noted at another place and time. The rows reach from
              the first capture to that end or, if they are very many, some way behind each capture.

            How to check it, with sha256sum, gzip and Python 3, in the folder where it was unpacked:
              sed -n '/^#!/,$p' README.txt | sh

            #!/bin/sh
            set -e
            sha256sum --check --quiet SHA256SUMS
            for f in records/*.warc.gz; do gzip -t "$f"; done
            python3 - <<'END'
            import gzip, hashlib, sys
            rows, last = {}, None
            for line in open('capture-log.tsv', encoding='utf-8', newline='\\n'):
                *fields, want = line[:-1].split('\\t')
                form = b''.join(b'%d:%s,' % (len(f), f) for f in (x.encode() for x in fields))
                number = int(fields[2])
                if hashlib.sha256(form).hexdigest() != want:
                    sys.exit('row %d of the capture log is not what was hashed' % number)
                if last and last[0] + 1 == number and last[1] != fields[1]:
                    sys.exit('row %d of the capture log does not follow row %d' % (number, last[0]))
                rows[fields[2]], last = fields, (number, want)
            files = set()
            for line in open('findings.tsv', encoding='utf-8', newline='\\n'):
                finding, capture, name, document, body = line[:-1].split('\\t')
                row, data = rows[capture], open(name, 'rb').read()
                if hashlib.sha256(data).hexdigest() != row[12]:
                    sys.exit('%s is not what the log of captures says' % name)
                if row[11] != body:
                    sys.exit('finding %s names another body than capture %s has' % (finding, capture))
                if b'\\r\\nWARC-Target-URI: ' + row[4].encode() + b'\\r\\n' not in gzip.decompress(data):
                    sys.exit('%s is a capture of another address' % name)
                files.add(name)
            print('%d captures and %d rows are whole; the last row has the hash %s' % (len(files), len(rows), last and last[1]))
            END
            """;
}
