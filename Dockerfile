# The program as an image: nothing but its build and its run-time packages, started by a user without rights.
FROM node:24.11.1-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY nest-cli.json tsconfig.json ./
COPY .ci .ci
COPY apps apps
COPY libs libs
RUN node -e "require('./.ci/build.cjs').build({ always: true })"

FROM node:24.11.1-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24.11.1-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY apps/cli/parley.cjs apps/cli/parley.cjs
COPY libs/exchange/cases libs/exchange/cases
RUN ln -s /app/apps/cli/parley.cjs /usr/local/bin/parley && mkdir data && chown 10001:10001 data
# The one place that is written to, and only where book or views are files.
VOLUME /app/data
USER 10001:10001
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PARLEY_PORT ?? 3000}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/api/src/main.js"]
