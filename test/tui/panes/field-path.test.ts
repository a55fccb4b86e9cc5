import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Field } from '../../../src/decode/field.js'
import { above, fieldAt, find, namesOf } from '../../../src/tui/panes/field-path.js'
import { anyTree, roots } from './fields.js'

describe('field path', () => {
	it('leads to a field, and to some bits of one', () => {
		assert.equal(find(roots, 'client_hello/extensions/extension')?.field.value, 'fluffy')
		assert.equal(find(roots, 'client_hello/extensions/extension~2')?.field.issue?.code, 'truncated')
		assert.equal(find(roots, 'ip/version_ihl/ihl')?.bit?.mask, 0x0f)
		assert.equal(find(roots, 'ip/version_ihl/ihl')?.field.name, 'version_ihl')
		assert.equal(find(roots, 'client_hello')?.root, 1)
	})

	it('leads nowhere where there is no such field', () => {
		for (const path of [
			'',
			'tcp',
			'ip/nothing',
			'ip/ttl/deeper',
			'ip/version_ihl/ihl/deeper',
			'client_hello/extensions/extension~3',
		])
			assert.equal(find(roots, path), undefined, path)
	})

	it('finds the deepest field that holds a byte', () => {
		assert.equal(fieldAt(roots, 1, 1), 'client_hello/legacy_version')
		assert.equal(fieldAt(roots, 1, 4), 'client_hello/extensions/extension~2/undecoded')
		assert.equal(fieldAt(roots, 0, 3), 'ip/ttl')
		assert.equal(fieldAt(roots, 1, 7), undefined)
		assert.equal(fieldAt(roots, 2, 0), undefined)
	})

	it('knows the paths above, and the names along', () => {
		assert.deepEqual(above('a/b/c'), ['a', 'a/b'])
		assert.deepEqual(namesOf('client_hello/extensions/extension~2'), ['client_hello', 'extensions', 'extension'])
	})

	it('leads from any byte of any tree to a leaf that holds it', () => {
		fc.assert(
			fc.property(fc.array(anyTree, { minLength: 1, maxLength: 3 }), fc.nat(), (trees, seed) => {
				const root = seed % trees.length
				for (let offset = 0; offset < trees[root]!.span.end; offset++) {
					const path = fieldAt(trees, root, offset)
					const found = find(trees, path!)
					assert.ok(found)
					assert.equal(found.root, root)
					assert.equal(found.field.children, undefined)
					assert.ok(found.field.span.start <= offset && offset < found.field.span.end)
					assert.deepEqual(
						found.trail.map(field => field.name),
						namesOf(path!),
					)
				}
			}),
		)
	})

	it('finds bytes in a group whose children leave some out', () => {
		const gap: Field = {
			name: 'g',
			span: { start: 0, end: 4 },
			children: [{ name: 'late', span: { start: 2, end: 4 } }],
		}
		assert.equal(fieldAt([gap], 0, 1), 'g')
	})
})
