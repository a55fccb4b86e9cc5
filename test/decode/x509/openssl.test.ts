import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { leaves, UNDECODED } from '../../../src/decode/field.js'
import { inspect } from '../../../src/decode/reader.js'
import { type Certificate, certificate } from '../../../src/decode/x509/certificate.js'
import { assertTiles } from '../tiles.js'
import { assertSameFacts, assertSameValues, hasOpenssl, openssl } from './openssl.js'

/** Every kind of extension that openssl makes. */
const CONFIG = `
[req]
distinguished_name = dn
prompt = no
utf8 = yes
string_mask = utf8only
[dn]
C = DE
ST = Zürich
0.OU = "One, + two; <three>"
1.OU = "#quoted \\"four\\""
O = Example
CN = localhost
emailAddress = root@example.com
[leaf]
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always,issuer:always
basicConstraints = critical,CA:TRUE,pathlen:3
keyUsage = critical,digitalSignature,keyCertSign,cRLSign,decipherOnly,keyAgreement
extendedKeyUsage = serverAuth,clientAuth,1.2.3.4
subjectAltName = @names
issuerAltName = DNS:issuer.example,email:ca@example.com
nameConstraints = critical,permitted;DNS:example.com,permitted;IP:10.0.0.0/255.0.0.0,excluded;email:example.net,excluded;dirName:sub
certificatePolicies = 2.23.140.1.2.1,@policy
policyConstraints = requireExplicitPolicy:3,inhibitPolicyMapping:0
inhibitAnyPolicy = 2
policyMappings = 1.2.3:1.2.4
authorityInfoAccess = OCSP;URI:http://ocsp.example.com/,caIssuers;URI:http://example.com/ca.der
subjectInfoAccess = caRepository;URI:http://example.com/
crlDistributionPoints = URI:http://example.com/a.crl,point
freshestCRL = URI:http://example.com/delta.crl
tlsfeature = status_request
nsComment = "made by a test"
nsCertType = server,client
noCheck = ignored
1.2.3.4.5 = ASN1:SEQUENCE:anything
[names]
DNS.1 = localhost
DNS.2 = *.example.com
IP.1 = 127.0.0.1
IP.2 = 2001:db8::1
email.1 = a@example.com
URI.1 = https://example.com/
RID.1 = 1.2.3.4
dirName.1 = sub
otherName.1 = 1.3.6.1.4.1.311.20.2.3;UTF8:user@example.com
[sub]
O = Sub
[policy]
policyIdentifier = 1.3.5.8
CPS.1 = http://example.com/cps
userNotice.1 = @notice
[notice]
explicitText = "Mind the gap"
organization = "Example"
noticeNumbers = 1,2
[point]
fullname = URI:http://example.com/b.crl
CRLissuer = dirName:sub
reasons = keyCompromise,CACompromise
[anything]
a = UTF8:text
b = BOOL:TRUE
c = GENTIME:20260101000000Z
d = EXP:5,INT:0x1234567890ABCDEF1234
e = SEQWRAP,OCT:bytes
f = FORMAT:BITLIST,BITSTRING:1,5
g = BMP:wide
`

const KINDS: readonly (readonly [description: string, ...args: string[]])[] = [
	['RSA 2048', 'rsa:2048'],
	['EC secp256r1', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
	['EC secp384r1', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384', '-sha384'],
	['EC secp521r1', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-521', '-sha512'],
	['EC explicit 256', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-pkeyopt', 'ec_param_enc:explicit'],
	['Ed25519', 'ed25519'],
	['Ed448', 'ed448'],
	['RSA-PSS 2048', 'rsa-pss', '-pkeyopt', 'rsa_keygen_bits:2048'],
	[
		'RSA 2048',
		'rsa:2048',
		'-sigopt',
		'rsa_padding_mode:pss',
		'-sigopt',
		'rsa_pss_saltlen:32',
		'-sigopt',
		'rsa_mgf1_md:sha384',
	],
]

describe('certificates that openssl makes', () => {
	let folder = ''
	before(function () {
		if (!hasOpenssl()) {
			console.log('      skipped: no openssl command')
			this.skip()
		}
		folder = mkdtempSync(join(tmpdir(), 'x509-'))
		writeFileSync(join(folder, 'config'), CONFIG)
	})
	after(() => {
		if (folder) rmSync(folder, { recursive: true })
	})

	const made = new Map<string, Certificate>()

	/** The certificate of a kind: made once, since a key may take seconds. */
	function make(args: readonly string[]): Certificate {
		const name = args.join(' ')
		const value = made.get(name) ?? compared(args)
		made.set(name, value)
		return value
	}

	/** What is read of a new certificate, once it is the same to openssl. */
	function compared(args: readonly string[]): Certificate {
		const out = join(folder, 'certificate.der')
		const printed = openssl([
			...['req', '-x509', '-nodes', '-keyout', join(folder, 'key.pem'), '-config', join(folder, 'config')],
			...['-extensions', 'leaf', '-outform', 'DER', '-out', out, '-days', '400', '-newkey'],
			...args,
		])
		assert.ok(printed !== undefined, `openssl req refuses ${args.join(' ')}`)
		const der = new Uint8Array(readFileSync(out))
		const { value, field, issues } = inspect('root', der, r => certificate(r))
		assertTiles(field, der.length)
		assert.deepEqual(issues, [])
		assert.ok(leaves(field).every(leaf => leaf.name !== UNDECODED))
		assertSameValues(der, field, 'inside strings')
		assertSameFacts(der, value!)
		return value!
	}

	for (const [description, ...args] of KINDS) {
		it(`are the same to both, value by value: ${args.join(' ')}`, () => {
			const value = make(args)
			assert.equal(value.key?.description, description)
		})
	}

	it('say what their configuration says', () => {
		const value = make(KINDS[1]!.slice(1))
		assert.equal(
			value.subject?.text,
			'emailAddress=root@example.com,CN=localhost,O=Example,OU=\\#quoted \\"four\\",OU=One\\, \\+ two\\; \\<three\\>,ST=Zürich,C=DE',
		)
		assert.deepEqual(value.names, [
			'localhost',
			'*.example.com',
			'127.0.0.1',
			'2001:db8::1',
			'a@example.com',
			'https://example.com/',
		])
		assert.deepEqual(
			value.nameConstraints?.excluded.map(({ base }) => base.text),
			['example.net', 'O=Sub'],
		)
		assert.deepEqual(value.policies?.[1], { id: '1.3.5.8', cps: ['http://example.com/cps'], notices: ['Mind the gap'] })
		assert.deepEqual(value.extendedKeyUsage, ['serverAuth', 'clientAuth', '1.2.3.4'])
		assert.equal(value.netscapeComment, 'made by a test')
		assert.deepEqual(value.tlsFeatures, [5])
		assert.deepEqual(
			value.extensions.filter(extension => !extension.understood).map(extension => extension.id),
			['1.2.3.4.5'],
		)
	})

	it('have RSA-PSS parameters as they were asked for', () => {
		const value = make(KINDS[8]!.slice(1))
		assert.deepEqual(value.signatureAlgorithm?.pss, {
			hash: 'sha256',
			mask: 'mgf1',
			maskHash: 'sha384',
			saltLength: 32,
			trailerField: 1,
		})
	})
})
