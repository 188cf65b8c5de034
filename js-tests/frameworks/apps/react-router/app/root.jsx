import { isRouteErrorResponse, Outlet, Scripts, useRouteError } from "react-router";

export const headers = ({ errorHeaders, loaderHeaders }) => errorHeaders ?? loaderHeaders;

export function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        {children}
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

/** Shows the error of a route, as applications do. */
export function ErrorBoundary() {
  const error = useRouteError();
  const shown = isRouteErrorResponse(error) ? error.data : "Something failed.";
  return <output>{JSON.stringify(shown)}</output>;
}
