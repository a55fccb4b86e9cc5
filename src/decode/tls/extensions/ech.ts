import { bytesOf, type Reader } from '../../reader.js'
import { CIPHER_SUITES } from '../../registry/cipher-suites.js'
import { EXTENSIONS } from '../../registry/extensions.js'
import { GROUPS } from '../../registry/groups.js'
import { ECH_TYPES, ECH_VERSION, HPKE_AEADS, HPKE_KDFS, HPKE_KEMS } from '../../registry/hpke.js'
import { hex } from '../../registry/names.js'
import { type Form, type Forms, opaque, textVector } from './form.js'

/** encrypted_client_hello: RFC 9849, 5 and 7.1. Each message has a form of its own. */
const encryptedClientHello: Form = (r, facts, carrier) => {
	switch (carrier) {
		case 'client_hello':
			return clientForm(r, facts, carrier)
		case 'encrypted_extensions': {
			const publicNames = r.list(2, 'retry_configs', echConfig).filter(name => name !== undefined)
			facts.ech ??= { type: 'retry_configs', publicNames }
			return `configurations to try again with: ${publicNames.join(', ')}`
		}
		case 'hello_retry_request':
			r.opaque('confirmation', 8)
			facts.ech ??= { type: 'confirmation' }
			return undefined
		default:
			return opaque(r)
	}
}

const clientForm: Form = (r, facts) => {
	if (r.u8('type', ECH_TYPES) === 1) {
		facts.ech ??= { type: 'inner' }
		return 'inner'
	}
	const { kdf, aead } = r.struct('cipher_suite', hpkeSuite)
	const configId = r.u8('config_id')
	const encLength = r.vector(2, 'enc').length
	const payloadLength = r.vector(2, 'payload').length
	facts.ech ??= { type: 'outer', kdf, aead, configId, encLength, payloadLength }
	return () =>
		`outer, ${bytesOf(payloadLength)}: a sealed ClientHello or GREASE, which cannot be told apart without keys`
}

/** Extensions that hide the client's hello. */
export const ECH: Forms = {
	65037: encryptedClientHello,
	/** ech_outer_extensions: RFC 9849, 5.1 */
	64768: r => {
		const types = r.list(1, 'outer_extensions', r => r.u16('extension_type', EXTENSIONS))
		return types.map(type => EXTENSIONS(type) ?? hex(type)).join(', ')
	},
	/** encrypted_server_name: draft-ietf-tls-esni-02, 5, as Firefox and Cloudflare had it until 2020 */
	65486: (r, _, carrier) => {
		if (carrier !== 'client_hello') return bytesOf(r.rest('nonce').length)
		r.u16('suite', CIPHER_SUITES)
		r.struct('key_share', r => {
			r.u16('group', GROUPS)
			r.vector(2, 'key_exchange')
		})
		r.vector(2, 'record_digest')
		return bytesOf(r.vector(2, 'encrypted_sni').length)
	},
}

/** RFC 9849, 4. Returns the public name, when the version is one whose contents are known. */
function echConfig(r: Reader): string | undefined {
	let version = 0
	return r.headed(
		'ech_config',
		r => {
			version = r.u16('version')
			return r.u16('length')
		},
		r => {
			if (version === ECH_VERSION) return echConfigContents(r)
			opaque(r)
			return undefined
		},
	)
}

function echConfigContents(r: Reader): string {
	r.struct('key_config', r => {
		r.u8('config_id')
		r.u16('kem_id', HPKE_KEMS)
		r.vector(2, 'public_key')
		r.list(2, 'cipher_suites', r => r.struct('cipher_suite', hpkeSuite))
	})
	r.u8('maximum_name_length')
	const name = textVector(r, 1, 'public_name')
	r.list(2, 'extensions', r =>
		r.struct('extension', r => {
			r.u16('type')
			r.vector(2, 'data')
		}),
	)
	r.describe(name)
	return name
}

function hpkeSuite(r: Reader): { kdf: number; aead: number } {
	return { kdf: r.u16('kdf_id', HPKE_KDFS), aead: r.u16('aead_id', HPKE_AEADS) }
}
