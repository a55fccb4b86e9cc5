/** How programs are told to trust an authority, and how that is undone. `handshark` itself installs it nowhere. */
export function trustAdvice(path: string, keyPath: string, proxy: string): string {
	return `The authority of handshark proxy --terminate:
  certificate  ${path}
  private key  ${keyPath} (0600: whoever has it can pretend to be any server to whoever trusts it)

It is installed nowhere. Trust it for one run of one program where you can:
  curl      curl --cacert ${path} -x http://${proxy} https://example.com/
  Python    SSL_CERT_FILE=${path} python3 …        (requests: REQUESTS_CA_BUNDLE=${path})
  Node.js   NODE_EXTRA_CA_CERTS=${path} node …
  Firefox   a profile of its own: firefox -P handshark -no-remote; Settings, Certificates, Authorities, Import
  Chromium  a profile of its own: chromium --user-data-dir=/tmp/handshark-profile --proxy-server=http://${proxy}
            and, on Linux: certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n handshark-proxy -i ${path}

To undo it:
  curl, Python, Node.js   nothing is left behind
  Firefox   Settings, Certificates, Authorities: delete “handshark”; or remove the profile
  Chromium  certutil -d sql:$HOME/.pki/nssdb -D -n handshark-proxy; remove /tmp/handshark-profile
  all       rm ${path} ${keyPath}   (the next --terminate makes another)
`
}
