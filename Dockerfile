# The image holds an environment built elsewhere, so that no compiler and no package cache ends up in it.
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
RUN python -m venv /opt/innkeeper
COPY pyproject.toml README.md LICENSE ./
COPY chat chat
COPY moderation moderation
COPY engagement engagement
COPY storage storage
COPY adapters adapters
COPY bot bot
# EXTRAS=images,postgres: it looks at pictures as well
ARG EXTRAS=postgres
RUN /opt/innkeeper/bin/pip install --no-cache-dir ".[$EXTRAS]"

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --create-home innkeeper && install -d -o innkeeper /data
COPY --from=build /opt/innkeeper /opt/innkeeper
ENV PATH=/opt/innkeeper/bin:$PATH PYTHONUNBUFFERED=1 DATA_DIR=/data HTTP_HOST=0.0.0.0 HTTP_PORT=8080
USER innkeeper
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=15s \
    CMD python -c "import urllib.request as r; r.urlopen('http://127.0.0.1:8080/health', timeout=2)"
ENTRYPOINT ["innkeeper"]
CMD ["run"]
