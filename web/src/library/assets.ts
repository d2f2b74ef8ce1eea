/**
 * Where the files lie that are downloaded: beside the script that asks for them, on whatever host that is.
 *
 *   assetUrl('models/digits.safetensors').href;   // 'https://course.example/convscope/models/digits.safetensors'
 *
 * The one-file Lab has them inside: its build puts data: URLs in this module's place.
 */
export function assetUrl(path: string, base: string | URL = import.meta.url): URL {
  return new URL(path, base);
}
