export default function Page() {
  return <p>A page without loader and action.</p>;
}
